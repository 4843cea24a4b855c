/** What a compiled renderer consists of, beside the files themselves; all names are relative to its folder. */
export interface CompiledPages {
  /** The module that has `renderToString` and `Page`. */
  readonly module: string;
  /** What each page loads. */
  readonly styles: readonly string[];
  readonly script: string;
  readonly compressHTML: boolean | 'jsx';
}

export const COMPILED = 'compiled.json';
/** What browsers load, in a compiled renderer and in a site. */
export const ASSETS = 'assets';
