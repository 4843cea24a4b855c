import type { Entry } from '../entries/entry.ts';
import type { Kind } from '../kinds/registry.ts';
import { compareText } from '../shared/text.ts';
import { isAnswered } from './alerts.ts';
import type { Graph } from './build.ts';
import type { DerivedStates } from './derived.ts';

/** One state of the content, with what follows from it. */
export interface ContentState {
  readonly graph: Graph;
  readonly derived: DerivedStates;
}

export interface PageChange {
  readonly change: 'added' | 'changed' | 'moved' | 'removed';
  readonly kind: Kind;
  readonly title: string;
  /** Of a removed page the file that it had. */
  readonly file: string;
  /** Without the site's base. */
  readonly url: string;
  /** The file that a moved page had. */
  readonly from?: string;
}

/** What a page or an alert has come to. `from` or `to` is absent where there is nothing to say of it. */
export interface StateChange {
  readonly kind: Kind | 'alert';
  readonly title: string;
  readonly url: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Differences {
  readonly pages: readonly PageChange[];
  readonly states: readonly StateChange[];
}

/** What changed from one state of the content to another, both derived for the same day. Pages are compared by their addresses. */
export function differences(before: ContentState, after: ContentState): Differences {
  return { pages: pageChanges(before, after), states: stateChanges(statesOf(before), statesOf(after)) };
}

function pageChanges({ graph: before }: ContentState, { graph: after }: ContentState): PageChange[] {
  const gone = before.content.entries.filter(({ url }) => !after.byUrl.has(url));
  const goneTexts = new Map(gone.map((entry) => [entry.source, entry]));
  const moved = new Set<Entry>();
  const changes = after.content.entries.flatMap((entry): PageChange[] => {
    const old = before.byUrl.get(entry.url);
    if (old) return old.source === entry.source ? [] : [changeOf('changed', entry)];
    const from = goneTexts.get(entry.source);
    if (from === undefined || moved.has(from)) return [changeOf('added', entry)];
    moved.add(from);
    return [{ ...changeOf('moved', entry), from: from.file }];
  });
  const removed = gone.filter((entry) => !moved.has(entry)).map((entry) => changeOf('removed', entry));
  return [...changes, ...removed].toSorted(
    (a, b) => compareText(a.change, b.change) || compareText(a.file, b.file),
  );
}

function changeOf(change: PageChange['change'], { kind, title, file, url }: Entry): PageChange {
  return { change, kind, title, file, url };
}

/** A state in words, with what it is the state of. */
type Stated = Pick<StateChange, 'kind' | 'title' | 'url'> & { readonly state: string | undefined };

/** By the subject and what is said of it; those that a reader need not act on have no state. */
function statesOf({ graph, derived }: ContentState): Map<string, Stated> {
  const states = new Map<string, Stated>();
  for (const entry of graph.content.entries) {
    const { kind, title, url } = entry;
    const gap = derived.gaps.get(entry);
    const add = (of: string, state: string | undefined): unknown =>
      states.set(`${of} ${url}`, { kind, title, url, state });
    add('review', derived.overdueReviews.has(entry) ? 'review overdue' : undefined);
    add(
      'state',
      gap ? `${gap.state}${gap.overdue ? ', overdue' : ''}` : derived.requirements.get(entry)?.state,
    );
  }
  for (const alert of graph.alerts.values()) {
    const { name: title, url } = alert;
    const state = isAnswered(alert)
      ? 'runbook'
      : alert.answer.is === 'dead'
        ? 'broken runbook link'
        : 'no runbook';
    states.set(`alert ${url}`, { kind: 'alert', title, url, state });
  }
  return states;
}

/** Of what is there after; what is gone is among the pages. */
function stateChanges(
  before: ReadonlyMap<string, Stated>,
  after: ReadonlyMap<string, Stated>,
): StateChange[] {
  return [...after]
    .flatMap(([key, { state: to, ...subject }]): StateChange[] => {
      const from = before.get(key)?.state;
      if (from === to) return [];
      return [{ ...subject, ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];
    })
    .toSorted((a, b) => compareText(a.kind, b.kind) || compareText(a.title, b.title));
}
