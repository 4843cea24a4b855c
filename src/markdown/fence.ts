/** What the rest of a fence's first line asks for: ```` ```bash title="scale.sh" {2,4-6} ````. */
export interface FenceMeta {
  readonly title: string;
  /** Line numbers, from 1. */
  readonly marked: ReadonlySet<number>;
}

/** More lines than this are never marked one by one; a range such as `{1-999999999}` ends here. */
const MAX_LINES = 10_000;
const MAX_META = 1_000;

export function readFenceMeta(meta: string): FenceMeta {
  const brief = meta.slice(0, MAX_META);
  const title = /\btitle=(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(brief);
  const marked = new Set<number>();
  for (const [, list = ''] of brief.matchAll(/(?:^|[^=\w])\{([\d\s,-]+)\}/g)) {
    for (const [, from, to] of list.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
      const last = Math.min(Number(to ?? from), MAX_LINES);
      for (let line = Number(from); line <= last; line++) marked.add(line);
    }
  }
  return { title: title?.[1] ?? title?.[2] ?? title?.[3] ?? '', marked };
}
