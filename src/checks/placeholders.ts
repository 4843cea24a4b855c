import type { Entry, EntryOf } from '../entries/entry.ts';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { spanOf } from '../entries/spans.ts';
import { codeAnalyzer } from '../placeholders/code-analyzer.ts';
import { mentionsIn } from '../placeholders/forms.ts';
import { keyOfName } from '../placeholders/names.ts';
import { nearest } from '../shared/nearest.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { placesIn } from './code-place.ts';

type Runbook = EntryOf<'runbooks'>;

/** Placeholders of commands that are not declared, and declared ones that no command has. */
export function checkPlaceholders(entry: Entry, isStrict: boolean): Diagnostic[] {
  return entry.kind === 'runbooks' ? [...undeclared(entry, isStrict), ...unused(entry)] : [];
}

/** The fields of the page that it does not declare. Where nothing is declared and the tree is not strict, its authors do not declare. */
function undeclared(runbook: Runbook, isStrict: boolean): Diagnostic[] {
  const { data, file, outline, source, isPlain } = runbook;
  const declared = (data.variables ?? []).map(({ name }) => name);
  if (isPlain || (declared.length === 0 && !isStrict)) return [];
  const known = new Set(declared.map(keyOfName));
  return outline.blocks.flatMap((block) =>
    codeAnalyzer(runbook)
      .block(block)
      .placeholders.flatMap(({ name, key, start, end }) => {
        if (known.has(key)) return [];
        known.add(key);
        const { span } = placesIn(block, source)(start, end);
        const suggestion = nearest(name, declared) ?? '';
        return [diagnostic('runbook/placeholder-undeclared', file, span, { name, suggestion })];
      }),
  );
}

function unused({ data, file, spans, source, inferred }: Runbook): Diagnostic[] {
  const { variables = [], ...others } = data;
  // Another generator may make more of its variables than what the text shows.
  if (variables.length === 0 || inferred['variables'] !== undefined) return [];
  // Everything but the declarations: the text, the dashboards, and what else the frontmatter says.
  const isMentioned = mentionsIn(source.replace(FRONTMATTER, '') + JSON.stringify(others));
  return variables.flatMap(({ name }, index) =>
    isMentioned(name)
      ? []
      : [
          diagnostic('runbook/placeholder-unused', file, spanOf(spans, ['variables', index, 'name']), {
            name,
          }),
        ],
  );
}
