import type { EntryOf } from '../../entries/entry.ts';
import { taskHeading, taskAnchor } from '../../graph/tasks.ts';
import type { Link, StateMark } from '../../site/page.ts';

type Phase = EntryOf<'phases'>;
export type WrittenTask = NonNullable<Phase['data']['tasks']>[number];

export interface Task {
  /** Empty where it has none. */
  readonly id: string;
  readonly htmlId?: string;
  readonly title: string;
  /** Where the text explains it. */
  readonly url?: string;
  readonly estimate: string;
  readonly deliverable: string;
  /** `Waits for the certificate`, or empty. */
  readonly waits: string;
  readonly state: StateMark;
}

const DONE: StateMark = { word: 'done', shape: 'proven' };
const NOT_DONE: StateMark = { word: 'not done', shape: 'open' };
const WAITS: StateMark = { word: 'waits', shape: 'waits' };

/** Gives each id of the page once: to a heading of the text before anything else. */
export type Claim = (id: string) => { readonly htmlId?: string };

export function claimer({ outline }: Phase): Claim {
  const taken = new Set([...outline.headings.map(({ id }) => id), ...outline.htmlIds]);
  return (id) => {
    if (taken.has(id)) return {};
    taken.add(id);
    return { htmlId: id };
  };
}

export function taskOf(
  { id = '', title, estimate, deliverable = '' }: WrittenTask,
  phase: Phase,
  claim: Claim,
  isDone: boolean,
  waits: string,
): Task {
  const heading = id === '' ? undefined : taskHeading(id, phase);
  return {
    id,
    ...(id === '' ? {} : claim(taskAnchor(id))),
    title,
    ...(heading === undefined ? {} : { url: `#${heading}` }),
    estimate: estimate?.text ?? '',
    deliverable,
    waits: isDone ? '' : waits,
    state: isDone ? DONE : waits !== '' ? WAITS : NOT_DONE,
  };
}

/** The first that is not done and waits for nothing; none where the phase is done. */
export function nextTask({ data }: Phase, tasks: readonly Task[]): Link | undefined {
  const task = data.state === 'done' ? undefined : tasks.find(({ state }) => state === NOT_DONE);
  if (!task) return undefined;
  const part = (data.checkpoints ?? []).length > 0 ? '#Checkpoints' : '#Tasks';
  const { id, title, htmlId, url = part } = task;
  return {
    label: id === '' ? title : `${id} ${title}`,
    url: htmlId === undefined ? url : `#${htmlId}`,
  };
}
