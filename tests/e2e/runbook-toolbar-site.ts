import type { Page } from 'playwright';

const SETTINGS = `title: Shop operations
severities:
  - { id: P0, rank: 0, pages: true, respond_within: 15m }
  - { id: P1, rank: 1, pages: true, respond_within: 1h }
`;

const SERVICE = `---
title: Shop
tier: 1
contacts:
  - { role: First on call, name: Shop rota, reach: '#shop-oncall' }
  - { role: Owner, name: Ada Park, reach: '+44 20 7946 0000' }
---
It sells.
`;

const PODS = `---
title: Pods keep crashing
services: [shop]
severity: P1
alerts: [KubePodCrashLooping]
recovery: 2-5m
escalate_after: 15m
part_of: shop-down
recognise: The pod restarts again and again.
run_from: Any machine with \`kubectl\`
access: ['Kubernetes: edit on the namespace']
variables:
  - { name: namespace, description: Namespace of the workload, type: namespace }
  - { name: pod-name, description: The pod that crashes, example: cart-7d9f }
  - { name: replicas, description: How many there should be, type: number, default: 3 }
  - { name: token, description: The token of the API, secret: true }
  - { name: reason, description: 'Why, for the log' }
dashboards: [{ name: Pods, url: 'https://grafana.example.com/d/pods?var-namespace=<namespace>&var-pod=<pod-name>' }]
---
## Diagnosis

1. Look at the pod:

   \`\`\`console
   $ kubectl -n <namespace> get pod <pod-name>   # is <pod-name> there?
   NAME        READY   STATUS             RESTARTS
   cart-7d9f   0/1     CrashLoopBackOff   12
   \`\`\`

2. Read what it said last:

   \`\`\`bash
   kubectl -n <namespace> logs '<pod-name>' --previous
   \`\`\`

3. Nothing there? Ask the API, with \`curl <pod-name>\` and the like.

   \`\`\`bash
   curl -H "Authorization: Bearer <token>" 'https://api.example.com/<namespace>?pod=<pod-name>'
   \`\`\`

## Mitigation

### Note why

\`\`\`bash
kubectl -n "$NAMESPACE" annotate deployment shop why="<reason>"
kubectl -n <namespace> scale deployment/shop --replicas=<replicas>
\`\`\`

### Remove the volume

\`\`\`bash
kubectl -n <namespace> delete pvc data-<pod-name>
\`\`\`

## Verification

\`\`\`bash
kubectl -n <namespace> get pod <pod-name>
\`\`\`
`;

const OUTAGE = `---
title: The shop is down
services: [shop]
severity: P0
alerts: [ShopDown]
---
## Diagnosis

Find the cause.
`;

const cause = (title: string, sign: string): string =>
  `---\ntitle: ${title}\npart_of: shop-down\nseverity: P0\nrecognise: ${sign}\n---\n## Mitigation\n\n1. Mend \`<pod>\`:\n\n   \`\`\`sh\n   kubectl delete pod <pod> -n <ns>\n   \`\`\`\n`;

const many = Array.from({ length: 300 }, (_, index) => `kubectl -n <namespace> get pod p${index}`).join('\n');

/** A site on which an incident can be worked through. */
export const HAND_SITE = {
  'handrail.yaml': SETTINGS,
  'services/shop.md': SERVICE,
  'runbooks/pods-crash.md': PODS,
  'runbooks/shop-down.md': OUTAGE,
  'runbooks/db-refuses.md': cause('The database refuses', 'The log names port 5432.'),
  'runbooks/memory.md': cause('Memory ran out', 'Exit code 137.'),
  'runbooks/queue-down.md': '# The queue is down\n\n## Diagnosis\n\nLook at the queue.\n',
  'runbooks/queue-full.md':
    '---\npart_of: queue-down\n---\n# The queue is full\n\n## Mitigation\n\nDrain it.\n',
  'runbooks/first.md': '# First\n\n## Diagnosis\n\n```sh\nkubectl get pod "<pod>"\n```\n',
  'runbooks/many.md': `# Many\n\n## Mitigation\n\n\`\`\`bash\n${many}\n\`\`\`\n`,
  'troubleshooting/adopted.md':
    '# Adopted\n\nRun `kubectl get <thing>`:\n\n```\nkubectl -n <your namespace> get <thing> <none>\n```\n\n```text\nHello <customer>,\n```\n',
};

export const WITH_CLIPBOARD = { permissions: ['clipboard-read', 'clipboard-write'] };

/** What is in the clipboard. */
export function pasted(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The block of code that has this text. */
export function blockWith(page: Page, text: string) {
  return page.locator('figure.code', { hasText: text }).first();
}
