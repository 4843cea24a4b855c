import type { Entry, EntryOf } from '../../entries/entry.ts';
import { doneTasks, phaseProgress, taskWaits } from '../../graph/phase-progress.ts';
import { referencesOf, referencedBy } from '../../graph/relations.ts';
import { checkpointAnchor, partAnchors, taskAnchor } from '../../graph/tasks.ts';
import { barOf, checkpointOf, type Bar, type Checkpoint } from './checkpoints.ts';
import { gapsOfPhase, requirementsOfPhase, type PhaseGaps, type PhaseRequirement } from './gaps.ts';
import { claimer, nextTask, taskOf, type Task, type WrittenTask } from './tasks.ts';
import { waitsFor } from '../remediations/words.ts';
import type { FieldPath } from '../../schemas/walk.ts';
import { contentsOf, goalsOf, type Contents, type Goal } from '../../site/contents.ts';
import type { KindView } from '../../site/kind-view.ts';
import { linkTo, statedLink } from '../../site/links.ts';
import type { Link, LabelledLink, StateMark } from '../../site/page.ts';
import { placeLink, repositoryAbout } from '../../site/places.ts';
import { href } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { subjectStatus } from '../../site/status-summary.ts';

export const view: KindView<'phases'> = {
  components: { head: 'PhaseHead', tail: 'PhaseTail' },
  details: phaseDetails,
  facts: { number: 'Number', state: 'State', timeline: 'Timeline', estimate: 'Estimate' },
  relationsInDetails: { there: ['after', 'objective'], back: ['after', 'phases', 'blocks'] },
  showsPlans: true,
  statusOf: subjectStatus,
};

type Phase = EntryOf<'phases'>;
type WrittenDocument = NonNullable<Phase['data']['documents']>[number];

export interface PhaseDetails {
  readonly kind: 'phases';
  readonly contents: Contents;
  readonly before: readonly LabelledLink[];
  readonly next: readonly LabelledLink[];
  /** Absent where there are no tasks. */
  readonly progress?: Bar;
  /** What is to be done next, where something is. */
  readonly nextTask?: Link;
  readonly objectives: readonly { readonly text: string; readonly gaps: readonly LabelledLink[] }[];
  readonly checkpoints: readonly Checkpoint[];
  /** Tasks that belong to no checkpoint. */
  readonly tasks: readonly Task[];
  /** The roadmap's own parts. */
  readonly scope: readonly ScopePart[];
  readonly deliverables: readonly Goal[];
  readonly criteria: readonly Goal[];
  readonly documents: readonly { readonly role: string; readonly place: LabelledLink }[];
  readonly gaps: PhaseGaps;
  readonly requirements: readonly PhaseRequirement[];
}

const PHASES: Readonly<Record<NonNullable<Phase['data']['state']>, StateMark>> = {
  planned: { word: 'planned', shape: 'planned' },
  active: { word: 'active', shape: 'begun' },
  done: { word: 'done', shape: 'proven' },
};

export function phaseDetails(site: Site, phase: Phase): PhaseDetails {
  const { data } = phase;
  const isDone = doneTasks(phase, site.graph, site.derived.plan);
  const progress = phaseProgress(phase, isDone);
  const claim = claimer(phase);
  const waitsOf = taskWaits(phase, site.graph, site.derived.plan);
  const shown = (task: WrittenTask, path: FieldPath): Task =>
    taskOf(task, phase, claim, isDone(task, path), waitsFor(waitsOf(task, path)));
  const checkpoints = (data.checkpoints ?? []).map((checkpoint, index) =>
    checkpointOf(
      checkpoint,
      progress.checkpoints[index],
      phase,
      (task, at) => shown(task, ['checkpoints', index, 'tasks', at]),
      claim,
    ),
  );
  const own = (data.tasks ?? []).map((task, index) => shown(task, ['tasks', index]));
  const next = nextTask(phase, [...checkpoints.flatMap(({ tasks }) => tasks), ...own]);
  const bar = barOf(progress);
  const details = {
    before: referencesOf(site.graph, phase, 'after').flatMap((other) => phaseLink(site, other)),
    next: referencedBy(site.graph, phase, 'after').flatMap((other) => phaseLink(site, other)),
    objectives: (data.objectives ?? []).map(({ text }, index) => ({
      text,
      gaps: referencesOf(site.graph, phase, 'objective', ['objectives', index]).map((entry) =>
        statedLink(site, entry),
      ),
    })),
    checkpoints,
    tasks: own,
    scope: (data.scope ?? []).map((part) => scopeOf(part, phase)),
    deliverables: goalsOf(data.deliverables),
    criteria: goalsOf(data.criteria),
    documents: (data.documents ?? []).map((document) => documentOf(site, document, phase)),
    gaps: gapsOfPhase(site, phase),
    requirements: requirementsOfPhase(site, phase),
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
      ['Roadmap', 'Roadmap', details.scope.length > 0],
      ['Documents', 'Documents', details.documents.length > 0],
    ]),
  };
}

/** A page of the site where it is one, else a file in the repository of the phase's service. */
function documentOf(
  site: Site,
  { role, path }: WrittenDocument,
  phase: Phase,
): PhaseDetails['documents'][number] {
  const resolution = site.graph.resolve(`/${path}`, phase);
  if (resolution.to === 'entry')
    return { role, place: { label: path, url: href(site, resolution.entry.url) } };
  return { role, place: placeLink(site, path, repositoryAbout(site, phase.services)) };
}

function phaseLink(site: Site, phase: Entry): LabelledLink[] {
  if (phase.kind !== 'phases') return [];
  const { state } = phase.data;
  return [{ ...linkTo(site, phase), ...(state && { state: PHASES[state] }) }];
}
type Written = NonNullable<Phase['data']['scope']>[number];

/** A part of the roadmap, in its own numbering. */
interface ScopePart {
  readonly id: string;
  readonly title: string;
  /** Without an address where the phase has no such task. */
  readonly tasks: readonly LabelledLink[];
  readonly checkpoints: readonly Link[];
}

function scopeOf({ id, title, tasks = [] }: Written, phase: Phase): ScopePart {
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
