import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Running, startServing } from './child.ts';
import { freePort } from './free-port.ts';
import { programOf } from './machine.ts';
import { project, type Site } from './site.ts';

/** An nginx of our own, with its folder and port. */
export interface Nginx extends Running {
  readonly url: string;
}

/** Whether this machine has nginx. */
export function hasNginx(): boolean {
  return programOf('nginx') !== undefined;
}

/** nginx serving fixed bytes, compressed beforehand, for each of these paths. */
export async function startStaticNginx(workDir: string, pages: ReadonlyMap<string, Buffer>): Promise<Nginx> {
  const port = await freePort();
  return await startNginx(workDir, port, (folder) => {
    const locations = [...pages].map(([path, bytes], index) => {
      const file = join(folder, `${index}.html`);
      writeFileSync(file, bytes);
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 8 }));
      return `location = "${decodeURI(path)}" { default_type text/html; gzip_static on; alias "${file}"; }`;
    });
    return `open_file_cache max=100;\nserver { listen 127.0.0.1:${port}; location = /ready { return 200; }\n${locations.join('\n')} }`;
  });
}

/** nginx with docs/nginx.conf before a site: only its ports, its name and its cache's folder are others. */
export async function startCachingNginx(workDir: string, site: Site): Promise<Nginx> {
  const port = await freePort();
  return await startNginx(workDir, port, (folder) => {
    const documented = readFileSync(join(project, 'docs', 'nginx.conf'), 'utf8');
    const changes = [
      ['server 127.0.0.1:3000;', `server 127.0.0.1:${site.port};`],
      ['/var/cache/nginx/broadsheet', join(folder, 'cache')],
      ['listen 80;', `listen 127.0.0.1:${port};`],
      ['server_name news.example;', 'server_name 127.0.0.1;\n    location = /ready { return 200; }'],
    ] as const;
    return changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`docs/nginx.conf does not say ${JSON.stringify(from)} any more.`);
      return text.replace(from, to);
    }, documented);
  });
}

/** One worker, as our server is one process. It runs as whoever runs the bench, in a folder that goes with it. */
async function startNginx(workDir: string, port: number, servers: (folder: string) => string): Promise<Nginx> {
  const program = programOf('nginx');
  if (!program) throw new Error('nginx is not installed.');
  mkdirSync(workDir, { recursive: true });
  const folder = mkdtempSync(join(workDir, 'nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `daemon off;
worker_processes 1;
pid ${join(folder, 'nginx.pid')};
error_log stderr warn;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 1024; }
http {
access_log off;
sendfile on;
tcp_nopush on;
keepalive_requests 1000000;
default_type application/octet-stream;
${temporary.map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n')}
${servers(folder)}
}
`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, config);
  const url = `http://127.0.0.1:${port}`;
  const running = await startServing(
    { program, args: ['-p', folder, '-e', 'stderr', '-c', file], cwd: folder },
    `${url}/ready`,
  );
  return {
    ...running,
    url,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
