import { Readable } from 'node:stream';
import { parseConnectionUrl } from 'nodemailer/lib/shared/index.js';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';

/** What nodemailer says about a failure. */
export interface SmtpError extends Error {
  readonly code?: string | undefined;
  readonly command?: string | undefined;
  readonly responseCode?: number | undefined;
}

/** A mail could not be handed over, or nobody knows whether it was. */
export class SmtpFailure extends Error {
  override readonly name = 'SmtpFailure';
  readonly error: SmtpError;
  /** Whether the server had the mail, or was being given it, when it broke off. */
  readonly handedOver: boolean;
  constructor(error: SmtpError, handedOver: boolean) {
    super(error.message, { cause: error });
    this.error = error;
    this.handedOver = handedOver;
  }
}

export interface SmtpEnvelope {
  readonly from: string;
  readonly to: string;
}

/** Longer than a server may take after DATA (RFC 5321, 4.5.3.2.6 says ten minutes; none that is well does). */
const timeout = 60_000;
const connectionTimeout = 10_000;
/** Servers end connections that say nothing, at the earliest after some minutes. */
const longestIdle = 20_000;

/**
 * One connection to a server. nodemailer's own pool is not used: it hands a mail over again when the connection breaks,
 * and does not tell whether the server had it before.
 */
class SmtpSession {
  readonly #connection: SMTPConnection;
  isBroken = false;
  idleSince = 0;

  private constructor(connection: SMTPConnection) {
    this.#connection = connection;
    connection.on('error', () => {
      this.isBroken = true;
    });
    connection.on('end', () => {
      this.isBroken = true;
    });
  }

  /** @throws {SmtpFailure} */
  static async open(url: string): Promise<SmtpSession> {
    const { auth, ...options } = parseConnectionUrl(url);
    const waits = { connectionTimeout, greetingTimeout: connectionTimeout, socketTimeout: timeout };
    const connection = new SMTPConnection({ ...options, ...waits });
    const session = new SmtpSession(connection);
    await session.#step((done) => connection.connect(done));
    if (auth && 'user' in auth && 'pass' in auth) {
      const { user, pass } = auth;
      await session.#step((done) => connection.login({ credentials: { user, pass } }, done));
    }
    return session;
  }

  /** @throws {SmtpFailure} */
  async submit(envelope: SmtpEnvelope, mail: Uint8Array): Promise<void> {
    let handedOver = false;
    // It is read once the server has said that it may come.
    const message = new Readable({
      read() {
        handedOver = true;
        this.push(mail);
        this.push(null);
      },
    });
    await this.#step(
      (done) => this.#connection.send({ from: envelope.from, to: envelope.to }, message, done),
      () => handedOver,
    );
  }

  close(): void {
    this.#connection.close();
  }

  async #step(
    start: (done: (error?: SmtpError | null) => void) => void,
    handedOver: () => boolean = () => false,
  ): Promise<void> {
    const ended = Promise.withResolvers<void>();
    // What breaks the connection is an event, and no answer to what was asked.
    this.#connection.once('error', ended.reject);
    start((error) => (error ? ended.reject(error) : ended.resolve()));
    try {
      await ended.promise;
    } catch (error) {
      this.isBroken = true;
      this.#connection.close();
      throw new SmtpFailure(error as SmtpError, handedOver());
    } finally {
      this.#connection.off('error', ended.reject);
    }
  }
}

/** Connections to a server that are used again while they are good. */
export class SmtpSessions {
  readonly #url: string;
  readonly #idle: SmtpSession[] = [];

  constructor(url: string) {
    this.#url = url;
  }

  /** Hands a mail over once. @throws {SmtpFailure} */
  async submit(envelope: SmtpEnvelope, mail: Uint8Array): Promise<void> {
    const used = this.#take();
    if (used) {
      try {
        await used.submit(envelope, mail);
        this.#give(used);
        return;
      } catch (error) {
        // The server may have ended it long ago: that says nothing about this mail.
        const isStale = error instanceof SmtpFailure && !error.handedOver && error.error.responseCode === undefined;
        if (!isStale) throw error;
      }
    }
    const session = await SmtpSession.open(this.#url);
    await session.submit(envelope, mail);
    this.#give(session);
  }

  close(): void {
    for (const session of this.#idle.splice(0)) session.close();
  }

  #take(): SmtpSession | undefined {
    for (;;) {
      const session = this.#idle.pop();
      if (!session) return undefined;
      if (!session.isBroken && Date.now() - session.idleSince < longestIdle) return session;
      session.close();
    }
  }

  #give(session: SmtpSession): void {
    session.idleSince = Date.now();
    this.#idle.push(session);
  }
}
