import type { Entry, EntryOf } from '../entries/entry.ts';
import { slugSegment } from '../shared/path.ts';

/** `7.1.4` → `task-7-1-4`: what its row in the phase's plan bears. */
export function taskAnchor(id: string): string {
  return `task-${slugSegment(id)}`;
}

/** `1.1` → `checkpoint-1-1`; what begins with the word says it once. */
export function checkpointAnchor(id: string): string {
  const slug = slugSegment(id);
  return /^checkpoint\b/.test(slug) ? slug : `checkpoint-${slug}`;
}

/**
 * Where links to the tasks and checkpoints of a phase lead, by their ids: to the heading of the text that begins with the id,
 * else to the plan itself.
 */
export function partAnchors(entry: EntryOf<'phases'>): Map<string, string> {
  const anchors = new Map<string, string>();
  const add = (id: string, own: string): void => {
    if (!anchors.has(id)) anchors.set(id, taskHeading(id, entry) ?? own);
  };
  for (const { id } of tasksOf(entry)) if (id !== undefined) add(id, taskAnchor(id));
  for (const { id } of entry.data.checkpoints ?? []) add(id, checkpointAnchor(id));
  return anchors;
}

/** The anchors that the plan of a phase has of its own, beside those of its text. */
export function planAnchors(entry: EntryOf<'phases'>): string[] {
  return [
    ...tasksOf(entry).flatMap(({ id }) => (id === undefined ? [] : taskAnchor(id))),
    ...(entry.data.checkpoints ?? []).map(({ id }) => checkpointAnchor(id)),
  ];
}

/** The id of the heading that begins with the id of a task or checkpoint, with or without the word before it. */
export function taskHeading(id: string, { outline }: Entry): string | undefined {
  const { headings, startsWithTitle } = outline;
  const wanted = normalizeHeading(id);
  return headings.slice(startsWithTitle ? 1 : 0).find(({ text }) => {
    const written = normalizeHeading(text);
    return [written, written.replace(/^(?:task|checkpoint) /, '')].some(
      (words) => words.startsWith(wanted) && !/^(?:\w|\.\w)/.test(words.slice(wanted.length)),
    );
  })?.id;
}

/** Address and anchor of every task whose id only one phase has. */
export function taskUrls(entries: readonly Entry[]): Map<string, string> {
  const urls = new Map<string, Set<string>>();
  for (const phase of entries.filter((entry) => entry.kind === 'phases')) {
    // What stands in a kind's own page is shown as a list, without a plan.
    if (phase.id === '') continue;
    const anchors = partAnchors(phase);
    for (const { id } of tasksOf(phase))
      if (id !== undefined)
        urls.set(id, (urls.get(id) ?? new Set()).add(`${phase.url}#${anchors.get(id) ?? ''}`));
  }
  return new Map([...urls].flatMap(([id, [url = '', ...others]]) => (others.length > 0 ? [] : [[id, url]])));
}

function tasksOf({ data }: EntryOf<'phases'>) {
  return [...(data.tasks ?? []), ...(data.checkpoints ?? []).flatMap(({ tasks = [] }) => tasks)];
}

/** `Checkpoint-1` and `checkpoint 1` are the same. */
function normalizeHeading(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, ' ');
}
