import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What the server says to a recipient, to the mail itself, or instead of anything else; 250 unless told otherwise. */
export interface SmtpManners {
  readonly recipient?: (address: string) => string;
  readonly message?: (address: string) => string;
  readonly sender?: () => string;
  /** Cuts the connection when the mail is there and before it is answered. */
  readonly lost?: (address: string) => boolean;
}

/** A mail server of our own on loopback (RFC 5321, as much as a client needs). */
export class FakeSmtp {
  /** How often each address was accepted. */
  readonly accepted = new Map<string, number>();
  manners: SmtpManners = {};
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.#server = createServer((socket) => this.#serve(socket));
  }

  /** @returns the address for `SMTP_URL` */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('No address.');
    return `smtp://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    // A client that was killed resets the connection.
    socket.on('error', () => socket.destroy());
    let waiting = '';
    let to = '';
    let inMail = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 test');
    socket.setEncoding('latin1').on('data', (text: string) => {
      waiting += text;
      for (;;) {
        const mark = inMail ? '\r\n.\r\n' : '\r\n';
        const end = waiting.indexOf(mark);
        if (end < 0) return;
        const line = waiting.slice(0, end);
        waiting = waiting.slice(end + mark.length);
        if (inMail) {
          inMail = false;
          const answer = this.manners.message?.(to) ?? '250 taken';
          if (answer.startsWith('250')) this.accepted.set(to, (this.accepted.get(to) ?? 0) + 1);
          if (this.manners.lost?.(to)) socket.destroy();
          else say(answer);
          continue;
        }
        const [command = ''] = /^\w+(?: (?:FROM|TO))?/i.exec(line) ?? [];
        switch (command.toUpperCase()) {
          case 'MAIL FROM':
            say(this.manners.sender?.() ?? '250 ok');
            break;
          case 'RCPT TO':
            to = /<([^>]*)>/.exec(line)?.[1] ?? '';
            say(this.manners.recipient?.(to) ?? '250 ok');
            break;
          case 'DATA':
            inMail = true;
            say('354 go on');
            break;
          case 'QUIT':
            say('221 bye');
            socket.end();
            break;
          default:
            say('250 ok');
        }
      }
    });
  }
}
