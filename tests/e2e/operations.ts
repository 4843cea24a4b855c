import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { startPreview } from '../../src/integration/preview.ts';
import { emptyPlace, handrail, write, type Tree } from './command.ts';

/** Screens on which operations pages are looked at. */
export const PHONE = { viewport: { width: 390, height: 844 } };

const SETTINGS = `title: Shop operations
repository: https://github.example/operations
severities:
  - { id: P0, rank: 0, pages: true, respond_within: 15m }
  - { id: P1, rank: 1, pages: true, respond_within: 1h }
  - { id: P2, rank: 2 }
`;

const OUTAGE = `---
title: The shop is down
summary: Nobody can buy. Save the logs, find the cause, follow that one fix.
services: [shop]
severity: P0
alerts: [ShopDown]
recovery: 30m
escalate_after: 15m
run_from: Any machine with \`kubectl\`
access: ['Kubernetes: edit on the namespace']
do_not:
  - Restart before the logs are saved.
  - Change two things at once.
dashboards: [{ name: Latency, url: 'https://grafana.example.com/d/shop' }]
---
## Meaning

The health check failed.

## Diagnosis

Look from outside, then keep the logs:

\`\`\`sh
curl https://shop.example.com/health
\`\`\`

## Mitigation

Follow the one page that fits.

## Escalation

Call the lead.
`;

const cause = (title: string, fields: string): string =>
  `---\ntitle: ${title}\nservices: [shop]\npart_of: shop-down\n${fields}\n---\n## Mitigation\n\nMend it.\n`;

const SHOP = `---
title: Shop
summary: Sells.
tier: 1
contacts:
  - { role: First on call, name: Shop rota, reach: '#shop-oncall' }
  - { role: Owner, name: Ada Park, reach: '+44 20 7946 0000' }
  - { role: Director, name: Dan Lee, reach: dan@example.com }
oncall: https://oncall.example.com/shop
slos: [{ objective: Availability, target: 99.5%, window: 30d }]
depends_on: [{ service: db, state: verified }, { service: cache, state: configured }]
tests:
  - { name: Units, kind: unit, state: present, passing: 37, total: 49 }
  - { name: Load, kind: load, state: missing }
---
## What it does

It sells.
`;

/** A small site on which every page of operations has something to show. */
const CONTENT: Tree = {
  'handrail.yaml': SETTINGS,
  'runbooks/shop-down.md': OUTAGE,
  'runbooks/db-refuses.md': cause(
    'The database refuses',
    'severity: P0\nrecognise: The log names port `5432`.\nrecovery: 2-5m',
  ),
  'runbooks/cache-cold.md': cause('The cache is cold', 'severity: P2\nrecognise: It answers, slowly.'),
  'runbooks/memory.md': cause('Memory ran out', 'severity: P1\nrecognise: Exit code 137.'),
  'runbooks/adopted.md': '# Adopted\n\n## Meaning\n\nIt means this.\n\n## Diagnosis\n\nLook here.\n',
  'services/shop.md': SHOP,
  'services/db.md': '---\ntitle: Database\nexpects: [runbooks]\n---\nKeeps.\n',
  'alerting/a.md': `---
title: Uptime
services: [shop]
channels: [SMS]
setup_time: 10m
alerts:
  - { name: ShopDown, when: The health check fails, for: 5m, severity: P0 }
  - { name: ShopGone, when: Nothing answers, severity: P1 }
objectives: [{ text: Time to detect, target: below 10 minutes }]
---
Asks every minute.
`,
  'troubleshooting/odd.md':
    '---\ntitle: Odd prices\nservices: [shop, cache]\nrunbook: shop-down\n---\n## Solution\n\nClear them.\n',
  'incidents/old.md':
    '---\ntitle: An old one\nservices: [shop]\nrunbooks: [shop-down]\ndate: 2025-01-02\n---\nIt was down.\n',
  'incidents/new.md':
    '---\ntitle: A new one\nservices: [shop]\nrunbooks: [shop-down]\ndate: 2026-03-04\nseverity: P1\nlasted: 47m\ndetected_in: 4m\nfixed_by: memory\n---\nIt was down again.\n',
  'gaps/load.md': '---\ntitle: No load test\nservices: [shop]\npriority: P1\n---\nNobody knows the limit.\n',
};

/** Builds the site once for the tests of a file, and serves it. */
export function useOperations(): { readonly at: (path: string) => string } {
  const place = emptyPlace(afterAll);
  let url = '';
  beforeAll(async () => {
    write(path.join(place, 'content'), CONTENT);
    expect(await handrail(['build', '--no-gate'], { cwd: place })).toMatchObject({ code: 0 });
    const { server, address } = await startPreview(path.join(place, 'dist'), 0);
    url = address.replace('localhost', '127.0.0.1');
    return () => void server.close();
  });
  return { at: (to) => url + to };
}
