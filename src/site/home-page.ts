import type { Entry } from '../entries/entry.ts';
import { KINDS, type Kind } from '../kinds/registry.ts';
import { isListed, servicesInUse } from './listed.ts';
import type { Card, KindLink, Link, Shell } from './page.ts';
import { serviceLabel, serviceUrl } from './services.ts';
import { card, href, shell, siteInfo } from './shell.ts';
import type { Site } from './site.ts';
import { stateOfEverything, type StateOfThings } from './state-of-things.ts';
import { viewOf } from './views.ts';

export interface HomePage extends Shell {
  readonly type: 'home';
  readonly kinds: readonly {
    readonly link: KindLink;
    /** Where runbooks are looked for by the alert. */
    readonly alerts?: Link;
    readonly intro: string;
    readonly cards: readonly Card[];
  }[];
  readonly services: readonly { readonly label: string; readonly url: string; readonly count: number }[];
  /** Absent where nobody wrote of gaps, remediations and assessments. */
  readonly things?: StateOfThings;
}

/** Cards of a kind, and services, that the first screen has room for. */
const HOME_CARDS = 5;
const HOME_SERVICES = 24;

export function homePage(site: Site): HomePage {
  const { graph } = site;
  const { kinds, title } = siteInfo(site);
  const services = [...servicesInUse(site)]
    .map(([id, about]) => ({ label: serviceLabel(site, id), url: serviceUrl(site, id), count: about.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, HOME_SERVICES);
  const things = stateOfEverything(site);
  return {
    ...shell(
      site,
      '/',
      title,
      'Runbooks, known problems and guides: paste an error, or start from an alert.',
      [],
    ),
    type: 'home',
    kinds: kinds
      .filter(({ kind }) => !KINDS[kind].isImplied && graph.byKind.has(kind))
      .map((link) => ({
        link,
        ...(KINDS[link.kind].section === 'alerts' && graph.alerts.size > 0
          ? { alerts: alertsLink(site, graph.alerts.size) }
          : {}),
        intro: KINDS[link.kind].intro,
        cards: foremost(site, link.kind)
          .filter(isListed)
          .slice(0, HOME_CARDS)
          .map((entry) => card(site, entry)),
      })),
    services,
    ...(things && { things }),
  };
}

/** The entries of a kind as a reader of home wants them. */
function foremost(site: Site, kind: Kind): readonly Entry[] {
  const all = site.graph.byKind.get(kind) ?? [];
  const chosen = viewOf(kind).foremost?.(site, all) ?? [];
  return chosen.length > 0 ? chosen : all;
}

function alertsLink(site: Site, known: number): Link {
  return { label: known === 1 ? 'the alert' : `all ${known} alerts`, url: href(site, '/alerts/') };
}
