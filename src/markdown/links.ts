import type { Element } from 'hast';
import { defineHastPlugin } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { Resolution } from '../graph/resolve.ts';
import { assetUrl } from '../shared/path.ts';

export interface LinkOptions {
  readonly entry: Entry;
  readonly resolve: (target: string, from: Entry) => Resolution;
  /** Ends with a slash. */
  readonly base: string;
  /** Receives each content file that the page needs beside it. */
  readonly onFile: (file: string) => void;
}

/** Rewrites links and images, Markdown's and raw HTML's, to the addresses of the site. */
export function links({ entry, resolve, base, onFile }: LinkOptions) {
  const fileUrl = (file: string): string => {
    onFile(file);
    return base + assetUrl(file);
  };
  return defineHastPlugin({
    name: 'handrail-links',
    element: [
      {
        filter: ['a'],
        visit(node, context) {
          const { href } = node.properties;
          if (typeof href !== 'string' || isOurs(node)) return;
          const resolution = resolve(href, entry);
          if (resolution.to === 'nowhere') {
            context.setProperty(node, 'href', null);
            context.setProperty(node, 'className', ['broken']);
            context.setProperty(node, 'title', `There is no page at ${resolution.target}`);
          } else context.setProperty(node, 'href', hrefOf(resolution, entry, base, fileUrl));
        },
      },
      {
        filter: ['img'],
        visit(node, context) {
          const { src, alt } = node.properties;
          if (typeof src !== 'string') return;
          const resolution = resolve(src, entry);
          const label = typeof alt === 'string' ? alt : '';
          if (resolution.to === 'file') {
            context.setProperty(node, 'src', fileUrl(resolution.file));
            context.setProperty(node, 'loading', 'lazy');
            if (typeof alt !== 'string') context.setProperty(node, 'alt', '');
          } else if (resolution.to === 'external') {
            if (!/^data:/i.test(resolution.url)) return remoteImage(resolution.url, label);
          } else return missingImage(label || src, src);
          return undefined;
        },
      },
    ],
  });
}

/** Footnotes link within the page to ids that only the renderer knows. */
function isOurs({ properties }: Readonly<Element>): boolean {
  return (
    'dataFootnoteRef' in properties ||
    'dataFootnoteBackref' in properties ||
    String(properties['href']).startsWith('#user-content-')
  );
}

function hrefOf(
  resolution: Exclude<Resolution, { to: 'nowhere' }>,
  from: Entry,
  base: string,
  fileUrl: (file: string) => string,
): string {
  switch (resolution.to) {
    case 'external':
      return /^(javascript|data|vbscript):/i.test(resolution.url) ? '#' : resolution.url;
    case 'folder':
      return base + resolution.url.slice(1);
    case 'file':
      return fileUrl(resolution.file) + resolution.hash;
    case 'entry': {
      const { entry, anchor } = resolution;
      const hash = anchor.at === 'top' ? '' : `#${encodeURIComponent(anchor.id)}`;
      return entry === from ? hash || '#' : base + encodeURI(entry.url.slice(1)) + hash;
    }
  }
}

/** Nothing is loaded from other servers: a picture there is a link to it. */
function remoteImage(url: string, label: string): Element {
  const host = URL.canParse(url, 'https://x') ? new URL(url, 'https://x').host : 'another server';
  const text = `${label || 'Image'} (image on ${host})`;
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: url, className: ['remote-image'] },
    children: [{ type: 'text', value: text }],
  };
}

function missingImage(label: string, target: string): Element {
  const properties = { className: ['missing-image'], title: `There is no image ${target}` };
  return {
    type: 'element',
    tagName: 'span',
    properties,
    children: [{ type: 'text', value: `${label} (image missing)` }],
  };
}
