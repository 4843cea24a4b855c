// Searching takes a thread of its own: whatever is pasted, the page goes on.
import { MANIFEST_FILE, INDEX_FOLDER } from './manifest.ts';
import type { SearchResponse, SearchRequest } from './result.ts';
import { SearchEngine } from './search.ts';

/** What the page asks for. */
export interface WorkerRequest {
  readonly id: number;
  /** The address of the site, with its base. */
  readonly site: string;
  readonly asked: SearchRequest;
  /** How many results to tell of. */
  readonly most: number;
}

export type WorkerResponse =
  | { readonly id: number; readonly answer: SearchResponse }
  | { readonly id: number; readonly failure: string };

let search: Promise<SearchEngine> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
  void answer(data).then((response) => self.postMessage(response));
});

async function answer(request: WorkerRequest): Promise<WorkerResponse> {
  const { id } = request;
  try {
    return { id, answer: await ask(request).catch(() => askAgain(request)) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

async function ask({ site, asked, most }: WorkerRequest): Promise<SearchResponse> {
  search ??= SearchEngine.open((path) => read(new URL(INDEX_FOLDER + path, site), path === MANIFEST_FILE));
  return (await search).answer(asked, most);
}

/** The site may have been built anew since the index was opened. */
function askAgain(request: WorkerRequest): Promise<SearchResponse> {
  search = undefined;
  return ask(request);
}

/** Files lie compressed, so that they are small at any host; one that unpacks them itself does no harm. */
async function read(url: URL, isFresh: boolean): Promise<Uint8Array> {
  const response = await fetch(url, isFresh ? { cache: 'no-cache' } : {});
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(bytes);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new globalThis.Response(unpacked).arrayBuffer());
}
