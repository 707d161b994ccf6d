import { createServer, type Server } from 'node:net';

/** The server cannot listen. The message says, in one sentence, what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

/**
 * Listens, and waits until it does.
 * @throws {ListenError} when the port is taken or not allowed
 */
export async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(explained(error, port, host));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve();
    });
  });
}

/**
 * Makes sure that a port is free before anything is started that would have to be stopped again.
 * @throws {ListenError} when it is not
 */
export async function claimPort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await listen(probe, port, host);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

function explained(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const options = { cause: error };
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        `Port ${port} is already in use: stop what listens there, or choose another port with the environment variable PORT (PORT=${port + 1} npm start).`,
        options,
      );
    case 'EACCES':
      return new ListenError(
        `Port ${port} may not be used by this user: choose one above 1023 with the environment variable PORT.`,
        options,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(`This machine has no address ${host}: correct the environment variable HOST.`, options);
    default:
      return error;
  }
}
