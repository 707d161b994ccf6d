import { connect, type Socket } from 'node:net';

/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** By lower-case name; several fields of one name are joined by a line break. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const patience = 20_000;

function connection(url: string): Socket {
  const { port } = new URL(url);
  return connect({ host: 'localhost', port: Number(port) });
}

/**
 * Sends bytes as they are, which no client library would, and reads until the server closes the connection: the last
 * request has to ask for that.
 * @returns every answer in order; none when the server closes without a word
 * @throws when the server keeps the connection open for 20 seconds
 */
export function exchange(url: string, bytes: string): Promise<RawAnswer[]> {
  return new Promise((settle, reject) => {
    const socket = connection(url);
    const chunks: Buffer[] = [];
    socket.setTimeout(patience, () => {
      socket.destroy();
      reject(new Error(`No end of the answer to ${bytes.slice(0, 100)}`));
    });
    socket.on('data', (chunk) => chunks.push(chunk));
    // A server that refuses in the middle of a request resets the connection; what it said before counts.
    socket.on('error', () => undefined);
    socket.on('close', () => settle(answersIn(Buffer.concat(chunks).toString('latin1'))));
    socket.write(bytes, 'latin1');
  });
}

/** A request with the fewest fields, whose answer ends the connection. */
export function plainRequest(url: string, target: string, fields = '', method = 'GET'): string {
  return `${method} ${target} HTTP/1.1\r\nHost: ${new URL(url).host}\r\nConnection: close\r\n${fields}\r\n`;
}

/** The answer to `plainRequest`. @throws when there is not exactly one */
export async function askPlainly(url: string, target: string, fields = '', method = 'GET'): Promise<RawAnswer> {
  const answers = await exchange(url, plainRequest(url, target, fields, method));
  const [answer] = answers;
  if (!answer || answers.length > 1) throw new Error(`${answers.length} answers to ${method} ${target.slice(0, 100)}`);
  return answer;
}

/** Opens a connection, says the beginning of a request, and leaves it there. @returns how to hang up */
export function beginRequest(url: string, bytes: string): Promise<() => void> {
  return new Promise((settle, reject) => {
    const socket = connection(url);
    socket.once('error', reject);
    socket.write(bytes, () => settle(() => socket.destroy()));
  });
}

function answersIn(text: string): RawAnswer[] {
  const answers: RawAnswer[] = [];
  let rest = text;
  while (rest.startsWith('HTTP/1.')) {
    const end = rest.indexOf('\r\n\r\n');
    const [line = '', ...fields] = rest.slice(0, end).split('\r\n');
    const headers: Record<string, string> = {};
    for (const field of fields) {
      const colon = field.indexOf(':');
      const name = field.slice(0, colon).toLowerCase();
      const value = field.slice(colon + 1).trim();
      headers[name] = headers[name] === undefined ? value : `${headers[name]}\n${value}`;
    }
    const status = Number(line.split(' ')[1]);
    const length =
      headers['content-length'] === undefined ? Number.POSITIVE_INFINITY : Number(headers['content-length']);
    const from = end + 4;
    answers.push({ status, headers, body: rest.slice(from, from + length) });
    rest = rest.slice(from + length);
  }
  return answers;
}
