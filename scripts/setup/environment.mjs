/** What the setup needs to know of the environment: `.env`, and whether the port is free. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { SetupError } from './progress.mjs';
import { inProject } from './project.mjs';

/** Reads `.env`, if there is one; what the environment has already stays. @throws SetupError before Node 20.12. */
export function loadDotEnv() {
  const file = inProject('.env');
  if (!existsSync(file)) return;
  if (!process.loadEnvFile) {
    throw new SetupError(`Reading .env needs Node.js 20.12 or newer; this is ${process.version}.`);
  }
  process.loadEnvFile(file);
}

/** `PORT`, by default 3000. @throws SetupError when it is no port. */
export function port() {
  const text = process.env.PORT || '3000';
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new SetupError(`PORT is ${text}, which is not a port (0 to 65535).`);
  }
  return number;
}

/** @throws SetupError that says what to do when nothing can listen on `PORT` at `HOST`. */
export async function assertPortFree() {
  const number = port();
  const server = createServer();
  try {
    await new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen({ port: number, host: process.env.HOST || undefined }, resolve);
    });
  } catch (error) {
    throw new SetupError(whyNot(error, number));
  }
  await new Promise((resolve) => server.close(resolve));
}

function whyNot(error, number) {
  const other = `another with \`PORT=${number < 65_535 ? number + 1 : 3000} npm start\``;
  if (error.code === 'EADDRINUSE') return `Port ${number} is taken. Stop what listens there or choose ${other}.`;
  if (error.code === 'EACCES') {
    return `This account may not listen on port ${number}. Choose a port above 1023, as in \`PORT=3000 npm start\`.`;
  }
  return `Nothing can listen on port ${number} at ${process.env.HOST || 'this machine'}: ${error.message}.`;
}
