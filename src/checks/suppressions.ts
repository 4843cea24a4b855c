import type { Entry } from '../entries/entry.ts';
import { FRONTMATTER } from '../entries/frontmatter.ts';
import { SETTINGS_FILE } from '../entries/settings.ts';
import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import type { Moment } from '../schemas/moment.ts';
import { RULES } from '../shared/rules.ts';
import { globMatcher } from '../shared/glob.ts';
import { nearest } from '../shared/nearest.ts';
import type { Span } from '../shared/position.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';

/** Something that accepts problems for a time, wherever it is written. */
interface Waiver {
  readonly file: string;
  readonly span: Span;
  readonly ids: readonly string[];
  readonly until?: Moment;
  readonly reason: string;
  readonly covers: (found: Diagnostic) => boolean;
}

/** All waivers of a tree, while its files are checked one after the other. */
export interface Waivers {
  /** What is left to be reported of the findings of a file. */
  readonly apply: (findings: readonly Diagnostic[]) => Diagnostic[];
  /** What is wrong with the waivers that a file contains, once they were applied to everything that they may cover. */
  readonly faultsIn: (file: string) => Diagnostic[];
}

/** @param today milliseconds since 1970, UTC; a waiver holds up to and including the day that it names */
export function waiversOf(graph: Graph, today: number): Waivers {
  const waivers = waiversIn(graph);
  const inFile = Map.groupBy(waivers, ({ file }) => file);
  const holding = waivers.filter((waiver) => missingIn(waiver) === undefined && !isOver(waiver, today));
  const used = new Map<Waiver, Set<string>>();
  return {
    apply: (findings) =>
      findings.filter((found) => {
        const waiver = holding.find(({ ids, covers }) => ids.includes(found.id) && covers(found));
        if (waiver) used.set(waiver, (used.get(waiver) ?? new Set()).add(found.id));
        return waiver === undefined;
      }),
    faultsIn: (file) =>
      (inFile.get(file) ?? []).flatMap((waiver) => faultsOf(waiver, used.get(waiver) ?? new Set(), today)),
  };
}

function waiversIn({ content }: Graph): Waiver[] {
  const { entries, settings, settingSpans } = content;
  const ofFiles = settings.waive.map(({ id, file, until, reason }, index): Waiver => {
    const matches = globMatcher([file]);
    const covers = (found: Diagnostic): boolean => matches(found.file);
    return {
      file: SETTINGS_FILE,
      span: spanOf(settingSpans, ['waive', index]),
      ids: [id],
      until,
      reason,
      covers,
    };
  });
  return [...ofFiles, ...entries.flatMap((entry) => [...ofFrontmatter(entry), ...ofText(entry)])];
}

function ofFrontmatter({ data, file, spans, source }: Entry): Waiver[] {
  const last = FRONTMATTER.exec(source)?.[0].trimEnd().split('\n').length ?? 0;
  return (data.waive ?? []).map(({ id, until, reason }, index) => ({
    file,
    span: spanOf(spans, ['waive', index]),
    ids: [id],
    until,
    reason,
    covers: (found) => found.file === file && found.line <= last,
  }));
}

function ofText({ outline, file }: Entry): Waiver[] {
  return outline.waivers.map(({ covers, ...waiver }) => ({
    ...waiver,
    file,
    covers: (found) =>
      covers !== undefined && found.file === file && found.line >= covers.from && found.line <= covers.to,
  }));
}

/** Nothing where it says all that it must. */
function missingIn({ ids, until, reason }: Waiver): string | undefined {
  if (ids.length === 0) return 'id of a problem';
  if (until === undefined) return 'end date';
  return reason === '' ? 'reason' : undefined;
}

const DAY = 24 * 60 * 60 * 1000;

function isOver({ until }: Waiver, today: number): boolean {
  return (until?.at ?? 0) + DAY <= today;
}

function faultsOf(waiver: Waiver, used: ReadonlySet<string>, today: number): Diagnostic[] {
  const { file, span, ids, until, reason } = waiver;
  const missing = missingIn(waiver);
  if (missing !== undefined) return [diagnostic('waiver/incomplete', file, span, { missing })];
  const unknown = ids.filter((id) => !Object.hasOwn(RULES, id));
  const misspelt = unknown.map((id) =>
    diagnostic('waiver/unknown', file, span, { id, suggestion: nearest(id, Object.keys(RULES)) ?? '' }),
  );
  const known = ids.filter((id) => !unknown.includes(id));
  if (isOver(waiver, today)) {
    const facts = { ids: ids.join(', '), until: until?.text ?? '', reason: reason.replace(/\.$/, '') };
    return [...misspelt, diagnostic('waiver/expired', file, span, facts)];
  }
  const unused = known.filter((id) => !used.has(id)).join(', ');
  return unused === '' ? misspelt : [...misspelt, diagnostic('waiver/unused', file, span, { ids: unused })];
}
