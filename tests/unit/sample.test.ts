import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runChecks } from '../../src/checks/run.ts';
import type { Entry } from '../../src/entries/entry.ts';
import { readContent } from '../../src/entries/read.ts';
import { buildGraph } from '../../src/graph/build.ts';
import { deriveStates } from '../../src/graph/derived.ts';
import { phaseProgress } from '../../src/graph/phase-progress.ts';
import { KIND_NAMES } from '../../src/kinds/registry.ts';
import { TODAY } from './pipeline.ts';
import { asWritten } from '../../src/schemas/types.ts';

const graph = buildGraph(readContent(path.resolve('content')));
const derived = deriveStates(graph, TODAY);
const byName = new Map(graph.content.entries.map((entry) => [`${entry.kind}/${entry.id}`, entry]));

function rows(file: string): string[][] {
  const text = fs.readFileSync(path.join('tests/sample', file), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
}

/** `measures[name=Complete].value`, `factors (how many)`, `derived state`. */
function valueAt(entry: Entry, where: string): string {
  if (where === 'derived state') return stateOf(entry);
  if (where === 'derived progress (done/total)') {
    const { done, total } = phaseProgress(entry as Extract<Entry, { kind: 'phases' }>);
    return `${done}/${total}`;
  }
  const [field = '', isCount] = where.split(/ (?=\(how many\))/);
  const steps = field.split(/\.(?![^[]*\])/).flatMap((step) => step.split(/(?=\[)/));
  const value = steps.reduce<unknown>(child, entry.data);
  if (isCount !== undefined) return String((value as unknown[]).length);
  return isScore(value) ? `${value.value}/${value.of}` : String(asWritten(value));
}

function child(value: unknown, step: string): unknown {
  const [, key, wanted] = /^\[(?:(\w+)=)?([^\]]+)\]$/.exec(step) ?? [];
  if (wanted === undefined) return (value as Record<string, unknown>)[step];
  if (key === undefined) return (value as unknown[])[Number(wanted)];
  return (value as Record<string, unknown>[]).find((item) => item[key] === wanted);
}

function isScore(value: unknown): value is { value: number; of: number } {
  return typeof value === 'object' && value !== null && 'of' in value;
}

function stateOf(entry: Entry): string {
  const gap = derived.gaps.get(entry);
  if (gap) return gap.overdue ? `${gap.state} (overdue)` : gap.state;
  return derived.requirements.get(entry)?.state ?? 'no state';
}

const same = (a: string, b: string): boolean =>
  a === b || a.toLowerCase() === b.toLowerCase() || a.replace(/\.0(?=\/)/, '') === b.replace(/\.0(?=\/)/, '');

test('figures and states of the papers, as the entries have them', () => {
  const figures = rows('figures.tsv');
  expect(figures.length).toBeGreaterThanOrEqual(40);
  const wrong = figures.flatMap(([paper, statement, value = '', name = '', where = '']) => {
    const entry = byName.get(name);
    const found = entry ? valueAt(entry, where) : 'no entry';
    // "50 MB" of the paper is "50MB" of an assertion, and some sentences hold the figure.
    const fits =
      same(found, value) ||
      same(found.replaceAll(' ', ''), value.replaceAll(' ', '')) ||
      found.includes(value);
    return fits ? [] : [`${paper}: ${statement}: ${value}, but ${name} ${where} is ${found}`];
  });
  expect(wrong).toEqual([]);
});

test('every disagreement of the papers is a gap, and gaps of consistency are disagreements', () => {
  const named = rows('disagreements.tsv').map(([, , gap = '']) => gap);
  expect(named.filter((name) => !byName.has(name))).toEqual([]);
  const consistency = graph.content.entries.filter(
    (entry) => entry.kind === 'gaps' && entry.data.category === 'consistency',
  );
  expect(consistency.map(({ id }) => `gaps/${id}`).filter((name) => !named.includes(name))).toEqual([]);
});

test('of every kind three entries at least, and of every state of a gap that the papers show one', () => {
  const few = KIND_NAMES.filter((kind) => (graph.byKind.get(kind) ?? []).length < 3);
  expect(few).toEqual([]);
  const states = new Set([...derived.gaps.values()].map(({ state }) => state));
  expect(
    ['verified', 'remediated', 'rejected', 'waiting', 'open'].filter((state) => !states.has(state as never)),
  ).toEqual([]);
});

test('no error, and only warnings that are true', () => {
  const problems = runChecks(graph, derived);
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  const expected = new Set(['gap/overdue', 'remediation/unverified', 'runbook/no-recovery-target']);
  // What the papers themselves contradict, as gaps of category "consistency" say.
  const sums = problems.filter(({ id }) => /^(?:assessment|remediation)\/.*-(?:sum|average)$/.test(id));
  expect(sums.map(({ file, message }) => [file, message])).toEqual([
    ['assessments/pcf-api/phase-7-plan-analysis.md', 'Score is 8.5, but its 5 factors average 9.'],
    ['remediations/customer-api/switch-on-alerting.md', 'Effort is 30m, but its actions add up to 25 min.'],
    [
      'remediations/pcf-api/phase-7-plan.md',
      'Effort is 2h, but its parts add up to 35 min (2 of 7 have an effort).',
    ],
  ]);
  const others = problems.filter((problem) => !sums.includes(problem));
  expect(others.filter(({ level, id }) => level === 'warning' && !expected.has(id))).toEqual([]);
});

test('every alert leads to exactly one runbook', () => {
  const lost = [...graph.alerts.values()].filter(({ runbooks }) => runbooks.length !== 1);
  expect(lost.map(({ name, runbooks }) => [name, runbooks.map(({ id }) => id)])).toEqual([]);
  expect(graph.alerts.size).toBeGreaterThanOrEqual(17);
});
