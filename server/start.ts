import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import next from 'next';
import { requireContentDir } from '../config/content-dir.ts';
import { requireDataDir } from '../config/data-dir.ts';
import { databaseConfig } from '../config/database.ts';
import { mailConfig } from '../config/mail.ts';
import { declareBuiltSettings, declareProduction, serverConfig } from '../config/server.ts';
import { DocumentServer } from './document-server.ts';
import { drainOnSignal } from './drain.ts';
import { explanationOf } from './explanation.ts';
import { claimPort, listen } from './listen.ts';
import { logToStandardError, reasonOf } from './log.ts';
import { registry } from './registry.ts';
import { wired } from './wired.ts';

/**
 * Longer than a proxy keeps its connections (60 s is usual), so that it is never we who close one that it is about to
 * use.
 */
const keepAlive = 65_000;
/** How long a client may take to send its headers, and a whole request. */
const headersTimeout = 20_000;
const requestTimeout = 60_000;

/** Says once why the site cannot be served, and ends the process. */
function end(error: unknown): never {
  process.stderr.write(`${explanationOf(error)}\n`);
  process.exit(1);
}

/** Starts the site: Next within this process, our server before it. Returns once it listens. */
async function start(): Promise<void> {
  declareProduction();
  const config = serverConfig();
  // The wiring reads these as well; here their errors are told before anything is started.
  databaseConfig(config.dataDir);
  mailConfig();
  requireContentDir(config.contentDir);
  requireDataDir(config.dataDir);
  await claimPort(config.port, config.host);

  declareBuiltSettings(readFileSync(join(process.cwd(), '.next', 'required-server-files.json'), 'utf8'));
  const application = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: config.port });
  const handler = application.getRequestHandler();
  const documents = new DocumentServer({
    handler,
    siteUrl: config.siteUrl,
    ownOrigins: [`http://localhost:${config.port}`, `https://localhost:${config.port}`],
    pageCacheBytes: config.pageCacheBytes,
    trustedProxies: config.trustedProxies,
  });
  // Before Next is prepared: instrumentation starts the watcher, and what it sees must not be lost.
  registry().drop = (tags) => documents.drop(tags);
  registry().refuse = end;
  await application.prepare();
  await wired(handler);
  const locales = registry().locales?.() ?? [];
  await documents.prepare(locales);

  const server = createServer({ keepAliveTimeout: keepAlive, headersTimeout, requestTimeout }, documents.listener);
  await listen(server, config.port, config.host);
  drainOnSignal({
    server,
    begin: () => {
      documents.draining = true;
    },
    close: async () => registry().close?.(),
    exit: (status) => process.exit(status),
    onError: (error) => logToStandardError('error', `Something did not stop: ${reasonOf(error)}`),
  });
  const addresses = locales.map((locale) => `  ${locale}  ${config.siteUrl}/${locale}\n`).join('');
  const notes = (registry().notes?.() ?? []).map((note) => `${note}\n`).join('');
  process.stdout.write(`Broadsheet reads ${config.contentDir} and serves ${config.siteUrl}\n${addresses}${notes}`);
  process.send?.('ready');
}

start().catch(end);
