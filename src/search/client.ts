import type { SearchResponse, SearchRequest } from './result.ts';
import type { WorkerRequest, WorkerResponse } from './worker.ts';

/** What takes longer will not end well. */
const PATIENCE_MS = 15_000;

/** The thread that searches, from the page's side; it begins to load with the first question. */
export class SearchClient {
  readonly #site = new URL(document.documentElement.dataset['base'] ?? '/', location.href).href;
  readonly #waiting = new Map<number, (response: WorkerResponse) => void>();
  #worker: Worker | undefined;
  #id = 0;

  /** @throws Error where the site has no index, or the thread does not answer */
  async ask(asked: SearchRequest, most: number): Promise<SearchResponse> {
    const id = (this.#id += 1);
    const answered = new Promise<WorkerResponse>((resolve) => this.#waiting.set(id, resolve));
    const timer = setTimeout(() => this.#end('The search took too long.'), PATIENCE_MS);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has none
    this.#thread().postMessage({ id, site: this.#site, asked, most } satisfies WorkerRequest);
    const response = await answered;
    clearTimeout(timer);
    if ('failure' in response) throw new Error(response.failure);
    return response.answer;
  }

  /** Reads the index before anything is asked. */
  prepare(): void {
    void this.ask({ query: '', kind: '', service: '', severity: '' }, 0).catch(() => undefined);
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerResponse>) => this.#settle(data));
    worker.addEventListener('error', ({ message }) => this.#end(message));
    this.#worker = worker;
    return worker;
  }

  #settle(response: WorkerResponse): void {
    this.#waiting.get(response.id)?.(response);
    this.#waiting.delete(response.id);
  }

  /** The next question gets another thread. */
  #end(failure: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const id of this.#waiting.keys()) this.#settle({ id, failure });
  }
}
