import fs from 'node:fs';
import path from 'node:path';
import { runbookItself } from '../site/alert-answer.ts';
import type { Site } from '../site/site.ts';
import { linkOrCopy } from './reused-pages.ts';

/** Gives the page of a runbook the address of the alert that nobody but it names, as a second name of the same file. */
export function linkAlerts({ graph }: Site, dir: string): void {
  for (const alert of graph.alerts.values()) {
    const runbook = runbookItself(alert);
    if (!runbook) continue;
    const to = path.join(dir, alert.url, 'index.html');
    // A copy would be written into what is there, and that may have another name elsewhere.
    fs.rmSync(to, { force: true });
    linkOrCopy(path.join(dir, runbook.url, 'index.html'), to);
  }
}
