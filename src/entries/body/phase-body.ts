import { labelsOf, planWords, type PlanWord } from '../../kinds/headings/headings.ts';
import type { BodyData, Placed } from './body-data.ts';
import { walkParts, type Part } from './parts.ts';
import { readValue, rowsOf, type Written } from './read-value.ts';
import { splitAmount, unitIn, withoutMarks } from './values.ts';

/** `Checkpoint 2: Title (2 work units)`, with its number. */
function numbered(word: PlanWord, number: string): RegExp {
  return new RegExp(`^(?:${planWords(word)})\\s*#?(${number})\\s*(?:[:：.–—-]\\s*|\\s)(.+)$`, 'isu');
}

const CHECKPOINT = numbered('checkpoint', '\\d+');
const TASK = numbered('task', '\\d+(?:\\.\\d+)*');
const TASK_NUMBER = /^(\d+(?:\.\d+)+)[:：.)]?\s+(.+)$/su;
/** `Phase 11: Production Readiness` */
export const PHASE_TITLE = numbered('phase', '\\d+(?:\\.\\d+)?');
const PHASE = new RegExp(`(?:^|\\s)(?:${planWords('phase')})\\s*#?(\\d+(?:\\.\\d+)?)(?![\\d.])`, 'iu');

export function isCheckpoint({ depth, title }: Part): boolean {
  return depth > 0 && CHECKPOINT.test(withoutMarks(title.text));
}

export function isTask({ depth, title }: Part): boolean {
  return depth > 0 && TASK.test(withoutMarks(title.text));
}

/** `Phase 7: Containers` → `7` */
function phaseNumber(title: string): string | undefined {
  return PHASE.exec(title)?.[1];
}

/** Number, unit of work, checkpoints with their tasks and reviews. */
export function readPhase(whole: Part, body: BodyData, file: string): void {
  const all = [...walkParts(whole)];
  const title = all.find(({ depth }) => depth === 1) ?? all.find(({ depth }) => depth > 0);
  const number = title && phaseNumber(title.title.text);
  if (title && number !== undefined) body.put('number', { value: number, span: title.title.span }, 'title');
  const estimate = all
    .flatMap(({ labels }) => labels)
    .find(({ name }) => labelsOf(name.text).includes('estimate'))?.value;
  const unit = estimate && unitIn(estimate.text);
  if (estimate && unit !== undefined)
    body.put('unit', { value: unit, span: estimate.span }, `label Estimate`);

  const checkpoints = all.filter(isCheckpoint);
  if (checkpoints.length > 0)
    body.put(
      'checkpoints',
      {
        value: checkpoints.map((part) => checkpointOf(part, file)),
        span: checkpoints[0]?.title.span ?? whole.title.span,
      },
      'headings Checkpoint',
    );
  const within = new Set(checkpoints.flatMap((part) => [...walkParts(part)]));
  const outside = all.filter((part) => !within.has(part) && isTask(part)).map(taskOf);
  if (outside.length > 0)
    body.put('tasks', { value: outside, span: outside[0]?.span ?? whole.title.span }, 'headings Task');
  const ownLists = checkpoints.flatMap((part) => listsIn(part, 'deliverables'));
  const goals = ownLists.flatMap((part) => {
    const found = readValue('goals', writtenOf(part, file));
    return Array.isArray(found?.value) ? (found.value as Placed[]) : [];
  });
  if (goals.length > 0)
    body.put(
      'deliverables',
      { value: goals, span: goals[0]?.span ?? whole.title.span },
      'headings Deliverables',
    );
}

function writtenOf(part: Part, file: string): Written {
  return { value: undefined, part, span: part.title.span, file };
}

/** Groups and sections of a label that are not in one of a task. */
function listsIn(part: Part, label: 'deliverables' | 'reviewCriteria' | 'criteria' | 'tasks'): Part[] {
  return part.parts.flatMap((inner) => {
    if (isTask(inner) || isCheckpoint(inner)) return [];
    return labelsOf(inner.title.text).includes(label) ? [inner] : listsIn(inner, label);
  });
}

function checkpointOf(part: Part, file: string): Placed {
  const [, number = '', rest = part.title.text] = CHECKPOINT.exec(withoutMarks(part.title.text)) ?? [];
  const { title, amount } = splitAmount(rest);
  const { span } = part.title;
  const headed = [...walkParts(part)].filter(isTask);
  const lists = [...(headed.length === 0 ? [part] : []), ...listsIn(part, 'tasks')];
  const tasks = [
    ...headed.map(taskOf),
    ...lists
      .flatMap(({ items }) =>
        items.filter((item) => item.checked !== undefined || TASK_NUMBER.test(item.title.text)),
      )
      .map(itemTask),
    ...lists.flatMap(rowTasks),
  ];
  const criteria = [...listsIn(part, 'reviewCriteria'), ...listsIn(part, 'criteria')].flatMap((list) => {
    const found = readValue('goals', writtenOf(list, file));
    return Array.isArray(found?.value) ? (found.value as Placed[]) : [];
  });
  const said = [part, ...part.parts.filter((inner) => !isTask(inner))].flatMap(({ labels }) => labels);
  const of = (name: 'outcome' | 'estimate') =>
    said.find((label) => label.value && labelsOf(label.name.text).includes(name));
  const outcome = of('outcome')?.value;
  const estimate = of('estimate')?.value;
  const review: Record<string, Placed | undefined> = {
    criteria: criteria.length === 0 ? undefined : { value: criteria, span: criteria[0]?.span ?? span },
    outcome: outcome && readValue('outcome', { value: outcome, part: undefined, span: outcome.span, file }),
  };
  return {
    value: {
      id: { value: `checkpoint-${number}`, span },
      title: { value: withoutMarks(title), span },
      estimate:
        amount === undefined
          ? estimate && readValue('estimate', { value: estimate, part: undefined, span: estimate.span, file })
          : { value: amount, span },
      tasks: tasks.length === 0 ? undefined : { value: tasks, span: tasks[0]?.span ?? span },
      review:
        criteria.length === 0 && outcome === undefined
          ? undefined
          : { value: review, span: criteria[0]?.span ?? outcome?.span ?? span },
    },
    span,
  };
}

function rowTasks(part: Part): Placed[] {
  return rowsOf(part).map(({ value, span }) => {
    const { text, ...rest } = value as Readonly<Record<string, Placed | undefined>>;
    const { done, estimate } = rest;
    return { value: { title: text, done, estimate }, span };
  });
}

/** A task is done when every box below it is ticked. */
function taskOf(part: Part): Placed {
  const [, id = '', rest = part.title.text] = TASK.exec(withoutMarks(part.title.text)) ?? [];
  const { title, amount } = splitAmount(rest);
  const { span } = part.title;
  const boxes = [...walkParts(part)]
    .flatMap(({ items }) => items)
    .filter(({ checked }) => checked !== undefined);
  const isTicked = /[✅☑✔✓]/u.test(part.title.text);
  const done = boxes.length > 0 ? boxes.every(({ checked }) => checked === true) : isTicked || undefined;
  const deliverable = part.labels.find(
    ({ name, value }) => value && labelsOf(name.text).includes('deliverables'),
  )?.value;
  return {
    value: {
      id: { value: id, span },
      title: { value: withoutMarks(title), span },
      estimate: amount === undefined ? undefined : { value: amount, span },
      deliverable: deliverable && { value: deliverable.text, span: deliverable.span },
      done: done === undefined ? undefined : { value: done, span: boxes[0]?.title.span ?? span },
    },
    span,
  };
}

function itemTask({ title: { text, span }, checked }: Part): Placed {
  const words = withoutMarks(text);
  const [, id, named = words] = TASK.exec(words) ?? TASK_NUMBER.exec(words) ?? [];
  const { title, amount } = splitAmount(named);
  return {
    value: {
      id: id === undefined ? undefined : { value: id, span },
      title: { value: title, span },
      estimate: amount === undefined ? undefined : { value: amount, span },
      done: checked === undefined ? undefined : { value: checked, span },
    },
    span,
  };
}
