import { startServer } from './running-server.ts';
import { seedArchive } from './seed-content.ts';

/** Starts the server that most tests read from. @returns how to stop it, once all tests are done */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const server = await startServer(seedArchive);
  process.env.BROADSHEET_TEST_URL = server.url;
  process.env.BROADSHEET_TEST_CONTENT = server.content;
  process.env.BROADSHEET_TEST_DATA = server.data;
  return server.stop;
}
