import fs from 'node:fs';
import path from 'node:path';
import { aliasFile } from '../graph/aliases.ts';
import { linkOrCopy } from './reused-pages.ts';
import { escapeHtml } from '../shared/text.ts';
import { runbookItself } from '../site/alert-answer.ts';
import { href } from '../site/page-props.ts';
import type { Site } from '../site/site.ts';

/** Writes a page that forwards at every old address, as it was written; one that is taken stays what it is. */
export function writeAliases(site: Site, dir: string): void {
  for (const entry of site.graph.content.entries) {
    for (const alias of entry.data.aliases ?? []) {
      const found = aliasFile(alias, entry);
      if (!('file' in found) || fs.existsSync(path.join(dir, found.file))) continue;
      const file = path.join(dir, found.file);
      try {
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, forward(site, href(site, entry.url), entry.title));
      } catch (error) {
        // A file stands where the alias has a folder: the address is taken.
        if (!['EEXIST', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
          throw error;
      }
    }
  }
}

/** The script goes on with what came along in the address; without it the page does so with less. */
function forward(site: Site, url: string, title: string): string {
  const [to, name] = [escapeHtml(url), escapeHtml(title)];
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title><meta name="robots" content="noindex"><link rel="canonical" href="${to}"><script src="${href(site, '/forward.js')}"></script><meta http-equiv="refresh" content="0; url=${to}"></head><body><h1><a href="${to}">${name}</a></h1></body></html>\n`;
}

/** Gives the page of a runbook the address of an alert that no other page names, as a second name of the same file. */
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
