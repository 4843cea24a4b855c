import { referencesOf, referencedBy } from '../../graph/relations.ts';
import type { Entry, EntryOf } from '../../entries/entry.ts';
import { isClosed } from '../../graph/states.ts';
import { sortRank } from '../../shared/severity.ts';
import { compareTitles } from '../../shared/text.ts';
import type { Link, SeverityMark, LabelledLink } from '../../site/page.ts';
import { markOf } from '../../site/severity.ts';
import { href } from '../../site/page-props.ts';
import type { Site } from '../../site/site.ts';
import { linkTo, statedLink } from '../../site/links.ts';

type Phase = EntryOf<'phases'>;
type Gap = EntryOf<'gaps'>;

/** Every gap that has to do with a phase: what is open first, bounded. */
export interface PhaseGaps {
  readonly rows: readonly PhaseGap[];
  readonly open: number;
  readonly total: number;
  /** The list of all gaps of the site. */
  readonly all: string;
}

export interface PhaseGap extends LabelledLink {
  readonly priority?: SeverityMark;
  /** The phase cannot be done before. */
  readonly blocks: boolean;
  /** By which assessments of the phase. */
  readonly foundIn: readonly Link[];
  /** Remediations that belong to the phase. */
  readonly closedBy: readonly Link[];
}

export interface PhaseRequirement extends LabelledLink {
  /** Gaps of the phase that stand against it. */
  readonly gaps: readonly LabelledLink[];
}

/** A reader scans so many; the list of all gaps has the others. */
const MOST = 30;

export function gapsOfPhase(site: Site, phase: Phase): PhaseGaps {
  const { derived } = site;
  const blocking = new Set(referencedBy(site.graph, phase, 'blocks'));
  const found = Map.groupBy(foundIn(site, phase), ({ gap }) => gap);
  const closed = Map.groupBy(closedIn(site, phase), ({ gap }) => gap);
  const all = gapsAround(site, phase).map((gap) => {
    const status = derived.gaps.get(gap);
    return { gap, isOpen: status !== undefined && !isClosed(status), blocks: blocking.has(gap) };
  });
  const rows = all.toSorted(
    (a, b) =>
      Number(b.isOpen) - Number(a.isOpen) ||
      Number(b.blocks) - Number(a.blocks) ||
      byPriority(site, a.gap, b.gap),
  );
  return {
    rows: rows.slice(0, MOST).map(({ gap, blocks }) => ({
      ...statedLink(site, gap),
      ...(gap.data.priority === undefined ? {} : { priority: markOf(site, gap.data.priority) }),
      blocks,
      foundIn: linksTo(site, found.get(gap)),
      closedBy: linksTo(site, closed.get(gap)),
    })),
    open: all.filter(({ isOpen }) => isOpen).length,
    total: all.length,
    all: href(site, '/gaps/'),
  };
}

/** Requirements that a gap of the phase keeps from holding. */
export function requirementsOfPhase(site: Site, phase: Phase): PhaseRequirement[] {
  const against = new Map<Entry, Gap[]>();
  for (const gap of gapsAround(site, phase)) {
    const named = [
      ...referencesOf(site.graph, gap, 'requirement'),
      ...referencesOf(site.graph, gap, 'blocks'),
    ];
    for (const requirement of new Set(named))
      if (requirement.kind === 'requirements')
        against.set(requirement, [...(against.get(requirement) ?? []), gap]);
  }
  return [...against].map(([requirement, gaps]) => ({
    ...statedLink(site, requirement),
    gaps: gaps.map((entry) => statedLink(site, entry)),
  }));
}

/** Those that name the phase or block it, stand in the way of an objective, were found in it or are closed in it. */
function gapsAround(site: Site, phase: Phase): Gap[] {
  const around = new Set<Entry>([
    ...referencedBy(site.graph, phase, 'blocks'),
    ...referencedBy(site.graph, phase, 'phases'),
    ...referencesOf(site.graph, phase, 'objective'),
    ...foundIn(site, phase).map(({ gap }) => gap),
    ...closedIn(site, phase).map(({ gap }) => gap),
  ]);
  return [...around].filter((entry) => entry.kind === 'gaps');
}

interface Finding {
  readonly gap: Entry;
  readonly by: Entry;
}

function foundIn(site: Site, phase: Phase): Finding[] {
  return referencedBy(site.graph, phase, 'of')
    .filter(({ kind }) => kind === 'assessments')
    .flatMap((by) => {
      const gaps = new Set([
        ...referencesOf(site.graph, by, 'found'),
        ...referencedBy(site.graph, by, 'found_in'),
      ]);
      return [...gaps].map((gap) => ({ gap, by }));
    });
}

function closedIn(site: Site, phase: Phase): Finding[] {
  return referencedBy(site.graph, phase, 'phase').flatMap((by) =>
    referencesOf(site.graph, by, 'resolves').map((gap) => ({ gap, by })),
  );
}

function linksTo(site: Site, findings: readonly Finding[] = []): Link[] {
  return findings.map(({ by }) => linkTo(site, by));
}

function byPriority(site: Site, a: Gap, b: Gap): number {
  const { scale } = site.graph;
  return (
    sortRank(a.data.priority, scale) - sortRank(b.data.priority, scale) || compareTitles(a.title, b.title)
  );
}
