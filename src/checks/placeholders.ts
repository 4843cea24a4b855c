import type { CodeBlock, EntryOf, Reference } from '../entries/entry.ts';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import { fenceName } from '../shared/languages.ts';
import { nearest } from '../shared/nearest.ts';
import { finding, type Finding } from '../shared/problem.ts';
import { keyOfName } from '../shared/variable-names.ts';
import { isPrinted } from '../shell/placeholders.ts';
import { isScript, isSession, readSession } from '../shell/session.ts';

type Runbook = EntryOf<'runbooks'>;

/** Languages in which angle brackets mean nothing of their own, so that a name in them is a placeholder. */
const FILLED = new Set([
  'yaml',
  'yml',
  'json',
  'sql',
  'psql',
  'promql',
  'logql',
  'http',
  'ini',
  'toml',
  'properties',
]);

/** Placeholders of commands that nobody declared, and declared ones that stand nowhere. */
export function checkPlaceholders({ content }: Graph): Finding[] {
  return content.entries
    .filter((entry): entry is Runbook => entry.kind === 'runbooks')
    .flatMap((runbook) => [...undeclared(runbook, content.settings.strict), ...unused(runbook)]);
}

/** Each name once, whatever its case and joints. Where nothing is declared and the tree is not strict, its authors do not declare. */
function undeclared({ data, file, outline }: Runbook, isStrict: boolean): Finding[] {
  const declared = (data.variables ?? []).map(({ name }) => name);
  if (declared.length === 0 && !isStrict) return [];
  const known = new Set(declared.map(keyOfName));
  const used = Map.groupBy(
    outline.placeholders.filter(({ target }) => !known.has(keyOfName(target)) && !isPrinted(target)),
    ({ target }) => target,
  );
  return [...used].flatMap(([name, places]) => {
    const place = places.find((candidate) => isToBeFilled(candidate, outline.blocks));
    const suggestion = nearest(name, declared) ?? '';
    return place ? [finding('runbook/placeholder-undeclared', file, place.span, { name, suggestion })] : [];
  });
}

/** Whether it stands in a command or in a file to be written; output has names in brackets, too. */
function isToBeFilled({ span }: Reference, blocks: readonly CodeBlock[]): boolean {
  const block = blocks.find(
    (candidate) => candidate.span.line < span.line && span.line < candidate.span.endLine,
  );
  if (!block) return false;
  if (!isScript(block) && !isSession(block)) return FILLED.has(fenceName(block.language));
  const row = span.line - block.span.line - 1;
  const start = block.code.split('\n').slice(0, row).join('\n').length + (row > 0 ? 1 : 0);
  return readSession(block).commands.some((command) => command.start <= start && start <= command.end);
}

function unused(runbook: Runbook): Finding[] {
  const { data, file, spans, source, outline, inferred } = runbook;
  const { variables = [], ...others } = data;
  // Another generator may make more of its variables than what the text shows.
  if (variables.length === 0 || inferred['variables'] !== undefined) return [];
  const used = new Set(outline.placeholders.map(({ target }) => keyOfName(target)));
  // Everything but the declarations: the text, the dashboards, and what else the frontmatter says.
  const text = source.replace(FRONTMATTER, '') + JSON.stringify(others);
  return variables.flatMap(({ name }, index) =>
    used.has(keyOfName(name)) || isUsed(name, text)
      ? []
      : finding('runbook/placeholder-unused', file, spanOf(spans, ['variables', index, 'name']), { name }),
  );
}

/** `<pod-name>`, `{{ pod-name }}`, `[pod-name]`; as a variable of the shell `$POD_NAME` and `${pod_name}`. */
function isUsed(name: string, text: string): boolean {
  const written = literally(name);
  const variable = literally(name.replace(/\W+/g, '_'));
  return new RegExp(
    `<${written}>|&lt;${written}&gt;|\\{\\{?\\s*${written}\\s*\\}|\\[${written}\\]|\\$\\{?${variable}\\b|%${variable}%`,
    'i',
  ).test(text);
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
