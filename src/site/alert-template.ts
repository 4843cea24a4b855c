import type { Alert } from '../graph/alerts.ts';
import { entryText, yamlText } from '../shared/entry-text.ts';
import { RUNBOOK_HEADINGS } from '../shared/headings.ts';
import { slugSegment } from '../shared/path.ts';
import { newFileUrl } from './repository.ts';
import type { Site } from './site.ts';

/** Where the missing runbook of an alert is written, begun already; nothing where no repository is known. */
export function newRunbook(site: Site, { name, severity, setups }: Alert): string | undefined {
  const services = [...new Set(setups.flatMap((setup) => setup.services))];
  const fields = [
    `title: ${yamlText(name)}`,
    ...(services.length > 0 ? [`services: [${services.join(', ')}]`] : []),
    ...(severity === undefined ? [] : [`severity: ${yamlText(severity)}`]),
    `alerts: [${yamlText(name)}]`,
  ];
  return newFileUrl(site, `runbooks/${slugSegment(name) || 'alert'}.md`, entryText(fields, RUNBOOK_HEADINGS));
}
