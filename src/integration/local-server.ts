import fs from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import path from 'node:path';
import { lookup } from 'mrmime';
import { isWithin } from '../shared/path.ts';

/** Other names lead here only when another site's name was made to (DNS rebinding). */
const KNOWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

const FIRST_PORT = 4321;

/**
 * Listens on the loopback interface.
 * @param asked the port; the first free one from 4321 where it is undefined
 * @returns the port
 * @throws NodeJS.ErrnoException when the one port that was asked for cannot be used
 */
export async function listen(server: Server, asked: number | undefined): Promise<number> {
  for (let port = asked ?? FIRST_PORT; ; port++) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
      server.once('error', resolve);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', resolve);
        resolve(undefined);
      });
    });
    if (!error) return (server.address() as { port: number }).port;
    if (asked !== undefined || error.code !== 'EADDRINUSE' || port >= FIRST_PORT + 100) throw error;
  }
}

/** Answers what no local server should: other methods than GET and HEAD (405), other host names (421). Whether it answered. */
export function refuseRequest({ method = '', headers }: IncomingMessage, response: ServerResponse): boolean {
  if (method !== 'GET' && method !== 'HEAD') return refuse(response, 405, { allow: 'GET, HEAD' });
  if (!KNOWN_HOST.test(headers.host ?? '')) return refuse(response, 421);
  return false;
}

function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): true {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(`${status}\n`);
  return true;
}

/**
 * The decoded path of a request, from its first slash.
 * @returns undefined where it is malformed, or has a part that begins with a dot, a backslash, a NUL or an empty part
 */
export function pathOf(url: string): string | undefined {
  const [raw = ''] = url.split(/[?#]/, 1);
  const decoded = decode(raw);
  return decoded?.startsWith('/') === true && !/[\\\0]|\/[./]/.test(decoded) ? decoded : undefined;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * Answers with the file of a folder that a path names, `index.html` for folders. Links that lead out of the folder are not
 * followed. Whether there was one.
 * @param url the path below the folder, as it was asked for
 */
export function sendFile(
  folder: string,
  url: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const file = findFile(folder, pathOf(url));
  if (!file) return false;
  const { path: name, stats } = file;
  const { size } = stats;
  const etag = `W/"${size}-${stats.mtimeMs}"`;
  const type = lookup(name) ?? 'application/octet-stream';
  response.setHeader('content-type', type === 'text/html' ? `${type};charset=utf-8` : type);
  response.setHeader('cache-control', 'no-cache');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('accept-ranges', 'bytes');
  response.setHeader('etag', etag);
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
    return true;
  }
  const range = rangeOf(request.headers.range, size);
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
    return true;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.writeHead(range ? 206 : 200, {
    'content-length': end - start + 1,
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  if (request.method === 'HEAD' || size === 0) response.end();
  else
    fs.createReadStream(name, { start, end })
      .once('error', () => response.destroy())
      .pipe(response);
  return true;
}

function findFile(folder: string, below: string | undefined): { path: string; stats: fs.Stats } | undefined {
  if (below === undefined) return undefined;
  try {
    const real = fs.realpathSync(path.join(folder, below.endsWith('/') ? `${below}index.html` : below));
    const stats = fs.statSync(real);
    if (stats.isDirectory()) return findFile(folder, `${below}/`);
    return stats.isFile() && isWithin(fs.realpathSync(folder), real) ? { path: real, stats } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * One range of bytes, as RFC 9110 has it; undefined where the whole file is the answer: without one, in another unit, for
 * several ranges and for what cannot be read.
 */
function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 'unsatisfiable' : { start, end };
}
