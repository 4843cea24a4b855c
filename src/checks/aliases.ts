import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import { aliasFile, aliasUrl } from '../graph/aliases.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Old addresses that cannot be kept, that lead to two pages, or that a page has for its own. */
export function checkAliases({ content, byUrl }: Graph): Diagnostic[] {
  const taken = new Map<string, string>();
  return content.entries.flatMap((entry) =>
    (entry.data.aliases ?? []).flatMap((alias, index) => {
      const url = aliasUrl(alias, entry);
      const span = spanOf(entry.spans, ['aliases', index]);
      const file = aliasFile(alias, entry);
      if ('reason' in file)
        return diagnostic('link/alias-invalid', entry.file, span, { alias, reason: file.reason });
      const page = byUrl.get(url);
      if (page)
        return page === entry
          ? []
          : [diagnostic('link/alias-shadows', entry.file, span, { alias, other: page.file })];
      const other = taken.get(url);
      taken.set(url, other ?? entry.file);
      return other === undefined || other === entry.file
        ? []
        : [diagnostic('link/alias-collides', entry.file, span, { alias, other })];
    }),
  );
}
