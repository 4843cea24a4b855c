import type { Entry, EntryOf } from '../../entries/entry.ts';
import { phaseProgress } from '../../graph/phase-progress.ts';
import type { Progress } from '../../graph/progress.ts';
import { checkpointAnchor, headingOf, partAnchors, taskAnchor } from '../../graph/tasks.ts';
import { count } from '../../shared/text.ts';
import type { Link } from '../page.ts';
import { href } from '../shell.ts';
import { placeLink } from '../places.ts';
import { siteSource } from '../source.ts';
import { linkTo, statedLink, type Named, type StateMark } from '../states.ts';
import { contentsOf, goalsOf, type Contents, type Goal } from './goals.ts';
import { namedEntries, namingEntries, repositoryAbout } from './named.ts';
import { gapsOfPhase, requirementsOfPhase, type PhaseGaps, type PhaseRequirement } from './phase-gaps.ts';

type Phase = EntryOf<'phases'>;
type Lists = Required<Pick<Phase['data'], 'checkpoints' | 'documents' | 'scope' | 'tasks'>>;
type Written<Field extends keyof Lists> = NonNullable<Lists[Field]>[number];

export interface PhaseDetails {
  readonly kind: 'phases';
  readonly contents: Contents;
  readonly before: readonly Named[];
  readonly next: readonly Named[];
  /** Absent where there are no tasks. */
  readonly progress?: Bar;
  /** What is to be done next, where something is. */
  readonly nextTask?: Link;
  readonly objectives: readonly { readonly text: string; readonly gaps: readonly Named[] }[];
  readonly checkpoints: readonly Checkpoint[];
  /** Tasks that belong to no checkpoint. */
  readonly tasks: readonly Task[];
  /** The roadmap's own parts. */
  readonly scope: readonly ScopePart[];
  readonly deliverables: readonly Goal[];
  readonly criteria: readonly Goal[];
  readonly documents: readonly { readonly role: string; readonly place: Named }[];
  readonly gaps: PhaseGaps;
  readonly requirements: readonly PhaseRequirement[];
}

/** How far something is: from 0 to 1, and in words. */
export interface Bar {
  readonly share: number;
  readonly words: string;
}

export interface Checkpoint {
  readonly id: string;
  /** What links in this page lead to. */
  readonly anchor: string;
  /** Absent where the text has a heading of the same id, or another checkpoint has. */
  readonly htmlId?: string;
  readonly title: string;
  readonly estimate: string;
  readonly progress?: Bar;
  /** The roadmap's numbers for what it does. */
  readonly scope: readonly string[];
  readonly tasks: readonly Task[];
  readonly review: Review;
}

export interface Task {
  /** Empty where it has none. */
  readonly id: string;
  readonly htmlId?: string;
  readonly title: string;
  /** Where the text explains it. */
  readonly url?: string;
  readonly estimate: string;
  readonly deliverable: string;
  readonly state: StateMark;
}

export interface Review {
  readonly outcome: StateMark;
  readonly criteria: readonly Goal[];
  readonly conditions: readonly string[];
  readonly within: string;
}

export interface ScopePart {
  readonly id: string;
  readonly title: string;
  /** Without an address where the phase has no such task. */
  readonly tasks: readonly Named[];
  readonly checkpoints: readonly Link[];
}

const DONE: StateMark = { word: 'done', shape: 'proven' };
const NOT_DONE: StateMark = { word: 'not done', shape: 'open' };

const OUTCOMES: Readonly<Record<NonNullable<Written<'checkpoints'>['review']>['outcome'], StateMark>> = {
  pending: { word: 'pending', shape: 'waits' },
  approved: { word: 'approved', shape: 'proven' },
  'approved-with-conditions': { word: 'approved with conditions', shape: 'done' },
  rejected: { word: 'rejected', shape: 'bad' },
};

const PHASES: Readonly<Record<NonNullable<Phase['data']['state']>, StateMark>> = {
  planned: { word: 'planned', shape: 'planned' },
  active: { word: 'active', shape: 'begun' },
  done: { word: 'done', shape: 'proven' },
};

export function phaseDetails(phase: Phase): PhaseDetails {
  const { data } = phase;
  const progress = phaseProgress(phase);
  const claim = claimer(phase);
  const checkpoints = (data.checkpoints ?? []).map((checkpoint, index) =>
    checkpointOf(checkpoint, progress.checkpoints[index], phase, claim),
  );
  const own = (data.tasks ?? []).map((task) => taskOf(task, phase, claim));
  const next = nextTask(phase, [...checkpoints.flatMap(({ tasks }) => tasks), ...own]);
  const bar = barOf(progress);
  const details = {
    before: namedEntries(phase, 'after').flatMap(phaseLink),
    next: namingEntries(phase, 'after').flatMap(phaseLink),
    objectives: (data.objectives ?? []).map(({ text }, index) => ({
      text,
      gaps: namedEntries(phase, 'objective', ['objectives', index]).map(statedLink),
    })),
    checkpoints,
    tasks: own,
    scope: (data.scope ?? []).map((part) => scopeOf(part, phase)),
    deliverables: goalsOf(data.deliverables),
    criteria: goalsOf(data.criteria),
    documents: (data.documents ?? []).map((document) => documentOf(document, phase)),
    gaps: gapsOfPhase(phase),
    requirements: requirementsOfPhase(phase),
    ...(bar && { progress: bar }),
    ...(next && { nextTask: next }),
  };
  return { kind: 'phases', contents: contents(details), ...details };
}

function contents(details: Omit<PhaseDetails, 'kind' | 'contents'>): Contents {
  return {
    above: contentsOf([
      ['Progress', 'Progress', details.progress !== undefined],
      ['Objectives', 'Objectives', details.objectives.length > 0],
      ['Checkpoints', 'Checkpoints', details.checkpoints.length > 0],
      [
        'Tasks',
        details.checkpoints.length > 0 ? 'Tasks outside checkpoints' : 'Tasks',
        details.tasks.length > 0,
      ],
      ['Deliverables', 'Deliverables', details.deliverables.length > 0],
      ['Criteria', 'Done when', details.criteria.length > 0],
    ]),
    below: contentsOf([
      ['Gaps', 'Gaps found and closed', details.gaps.rows.length > 0],
      ['Requirements', 'Requirements', details.requirements.length > 0],
      ['Roadmap', 'In the roadmap', details.scope.length > 0],
      ['Documents', 'Documents', details.documents.length > 0],
    ]),
  };
}

/** Where estimates make a difference, they are mentioned. */
export function barOf({ done, total, share }: Progress): Bar | undefined {
  if (total === 0) return undefined;
  const percent = Math.round(share * 100);
  const isWeighed = Math.abs(share - done / total) > 0.005;
  return {
    share,
    words: `${done} of ${count(total, 'task')} done, ${percent}\u00A0%${isWeighed ? ' of the estimated work' : ''}`,
  };
}

/** Gives each id of the page once: to a heading of the text before anything else. */
type Claim = (id: string) => { readonly htmlId?: string };

function claimer({ outline }: Phase): Claim {
  const taken = new Set([...outline.headings.map(({ id }) => id), ...outline.htmlIds]);
  return (id) => {
    if (taken.has(id)) return {};
    taken.add(id);
    return { htmlId: id };
  };
}

function checkpointOf(
  { id, title, estimate = '', tasks = [], review }: Written<'checkpoints'>,
  progress: Progress | undefined,
  phase: Phase,
  claim: Claim,
): Checkpoint {
  const bar = progress && barOf(progress);
  const ids = new Set(tasks.map((task) => task.id));
  return {
    id,
    anchor: checkpointAnchor(id),
    ...claim(checkpointAnchor(id)),
    title,
    estimate,
    ...(bar && { progress: bar }),
    scope: (phase.data.scope ?? []).flatMap((part) =>
      part.tasks?.some((task) => ids.has(task)) ? [part.id] : [],
    ),
    tasks: tasks.map((task) => taskOf(task, phase, claim)),
    review: {
      outcome: OUTCOMES[review?.outcome ?? 'pending'],
      criteria: goalsOf(review?.criteria),
      conditions: review?.conditions ?? [],
      within: review?.within ?? '',
    },
  };
}

function taskOf(
  { id = '', title, estimate = '', deliverable = '', done = false }: Written<'tasks'>,
  phase: Phase,
  claim: Claim,
): Task {
  const heading = id === '' ? undefined : headingOf(id, phase);
  return {
    id,
    ...(id === '' ? {} : claim(taskAnchor(id))),
    title,
    ...(heading === undefined ? {} : { url: `#${heading}` }),
    estimate,
    deliverable,
    state: done ? DONE : NOT_DONE,
  };
}

function nextTask({ data }: Phase, tasks: readonly Task[]): Link | undefined {
  const task = data.state === 'done' ? undefined : tasks.find(({ state }) => state === NOT_DONE);
  if (!task) return undefined;
  const part = (data.checkpoints ?? []).length > 0 ? '#Checkpoints' : '#Tasks';
  const { id, title, htmlId, url = part } = task;
  return {
    label: id === '' ? title : `${id} ${title}`,
    url: htmlId === undefined ? url : `#${htmlId}`,
  };
}

function scopeOf({ id, title, tasks = [] }: Written<'scope'>, phase: Phase): ScopePart {
  const anchors = partAnchors(phase);
  const around = (phase.data.checkpoints ?? []).filter((checkpoint) =>
    checkpoint.tasks?.some((task) => task.id !== undefined && tasks.includes(task.id)),
  );
  return {
    id,
    title,
    tasks: tasks.map((label) => ({ label, ...(anchors.has(label) && { url: `#${taskAnchor(label)}` }) })),
    checkpoints: around.map((checkpoint) => ({
      label: checkpoint.id,
      url: `#${checkpointAnchor(checkpoint.id)}`,
    })),
  };
}

/** A page of the site where it is one, else a file in the repository of the phase's service. */
function documentOf({ role, path }: Written<'documents'>, phase: Phase): PhaseDetails['documents'][number] {
  const resolution = siteSource().graph.resolve(`/${path}`, phase);
  if (resolution.to === 'entry') return { role, place: { label: path, url: href(resolution.entry.url) } };
  return { role, place: placeLink(path, repositoryAbout(phase.services)) };
}

function phaseLink(phase: Entry): Named[] {
  if (phase.kind !== 'phases') return [];
  const { state } = phase.data;
  return [{ ...linkTo(phase), ...(state && { state: PHASES[state] }) }];
}
