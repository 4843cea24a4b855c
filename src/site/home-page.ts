import type { Entry } from '../entries/entry.ts';
import { KINDS, type Kind } from '../kinds/registry.ts';
import { isListed, servicesInUse } from './listed.ts';
import type { Card, KindLink, Link, PageProps } from './page.ts';
import { serviceLabel, serviceUrl } from './services.ts';
import { card, href, pageProps, siteInfo } from './page-props.ts';
import type { Site } from './site.ts';
import { siteStatus, type StatusSummary } from './status-summary.ts';
import { viewOf } from './views.ts';
import { siteTexts } from '../texts/texts.ts';

export interface HomePage extends PageProps {
  readonly type: 'home';
  readonly kinds: readonly {
    readonly link: KindLink;
    /** Where runbooks are looked for by the alert. */
    readonly alerts?: Link;
    readonly intro: string;
    readonly cards: readonly Card[];
  }[];
  readonly services: readonly { readonly label: string; readonly url: string; readonly count: number }[];
  /** Absent where there are no gaps, remediations and assessments. */
  readonly status?: StatusSummary;
}

/** Cards of a kind, and services, that the first screen has room for. */
const MAX_CARDS = 5;
const MAX_SERVICES = 24;

export function homePage(site: Site): HomePage {
  const { graph } = site;
  const { kinds, title } = siteInfo(site);
  const services = [...servicesInUse(site)]
    .map(([id, about]) => ({ label: serviceLabel(site, id), url: serviceUrl(site, id), count: about.length }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MAX_SERVICES);
  const status = siteStatus(site);
  return {
    ...pageProps(site, '/', title, siteTexts(site).home.description, []),
    type: 'home',
    kinds: kinds
      .filter(({ kind }) => !KINDS[kind].isImplied && graph.byKind.has(kind))
      .map((link) => ({
        link,
        ...(KINDS[link.kind].section === 'alerts' && graph.alerts.size > 0
          ? { alerts: alertsLink(site, graph.alerts.size) }
          : {}),
        intro: KINDS[link.kind].intro,
        cards: featuredEntries(site, link.kind)
          .filter(isListed)
          .slice(0, MAX_CARDS)
          .map((entry) => card(site, entry)),
      })),
    services,
    ...(status && { status }),
  };
}

/** The entries of a kind as a reader of home wants them. */
function featuredEntries(site: Site, kind: Kind): readonly Entry[] {
  const all = site.graph.byKind.get(kind) ?? [];
  const chosen = viewOf(kind).featured?.(site, all) ?? [];
  return chosen.length > 0 ? chosen : all;
}

function alertsLink(site: Site, known: number): Link {
  return { label: siteTexts(site).home.allAlerts(known), url: href(site, '/alerts/') };
}
