import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { listen, refuseRequest, sendFile } from './local-server.ts';
import { OutputError } from './output-target.ts';
import { MARKER } from './site-marker.ts';
import { recoverSite } from './staging.ts';

export interface Preview {
  readonly address: string;
  readonly server: http.Server;
}

/**
 * Serves a built site as a static host would: under its base, folders by their index page, its own page for what is missing.
 * @param port the one to use; the first free one from 4321 where it is left open
 * @throws OutputError when the folder holds no site
 */
export async function startPreview(folder: string, port: number | undefined): Promise<Preview> {
  await recoverSite(folder);
  const base = baseOf(folder);
  const server = http.createServer((request, response) => {
    if (refuseRequest(request, response)) return;
    const url = request.url ?? '/';
    if (!url.startsWith(base)) {
      const [pathname] = url.split('?', 1);
      const isRoot = pathname === '/' || `${pathname}/` === base;
      response.writeHead(
        isRoot ? 302 : 404,
        isRoot ? { location: base } : { 'content-type': 'text/plain; charset=utf-8' },
      );
      response.end(isRoot ? '' : `The site is at ${base}\n`);
      return;
    }
    if (!sendFile(folder, url.slice(base.length - 1), request, response)) notFound(folder, response);
  });
  const used = await listen(server, port);
  return { server, address: `http://localhost:${used}${base}` };
}

function baseOf(folder: string): string {
  const marker = path.join(folder, MARKER);
  if (!fs.existsSync(path.join(folder, 'index.html')))
    throw new OutputError(`No site in ${folder}. Build one with: handrail build`);
  if (!fs.existsSync(marker)) return '/';
  return (JSON.parse(fs.readFileSync(marker, 'utf8')) as { base?: string }).base ?? '/';
}

function notFound(folder: string, response: http.ServerResponse): void {
  const page = path.join(folder, '404.html');
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(fs.existsSync(page) ? fs.readFileSync(page) : 'Not found');
}
