import type { Element } from 'hast';
import { defineHastPlugin, type HastVisitorContext } from 'satteri';
import type { Entry } from '../entries/entry.ts';
import type { ResolvedLink } from '../graph/resolve.ts';
import type { Location } from '../shared/location.ts';
import { assetUrl } from '../shared/path.ts';

export interface LinkOptions {
  readonly entry: Entry;
  readonly resolve: (target: string, from: Entry) => ResolvedLink;
  /** Ends with a slash. */
  readonly base: string;
  /** Where a path from the content folder is shown in the repository: `../src/main.go`; nothing where that is not known. */
  readonly inRepository: (path: string, lines?: Location['lines']) => string | undefined;
  readonly isPublished: (file: string) => boolean;
  /** Receives each content file that the page needs beside it. */
  readonly onFile: (file: string) => void;
}

/** Addresses that would run or show foreign content as if it were the site's. */
const RUNS = /^(?:javascript|data|vbscript):/i;

/** Rewrites links, images and films, Markdown's and raw HTML's, to the addresses of the site. */
export function links({ entry, resolve, base, inRepository, isPublished, onFile }: LinkOptions) {
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
          if (resolution.to === 'broken') {
            context.setProperty(node, 'href', null);
            context.setProperty(node, 'className', ['broken']);
            context.setProperty(node, 'title', `Broken link: ${resolution.target}`);
          } else if (resolution.to === 'repository') {
            const { path, lines, hash } = resolution;
            const url = inRepository(path, lines);
            linkUnpublished(node, url === undefined ? undefined : url + hash, context);
          } else if (resolution.to === 'file' && !isPublished(resolution.file))
            linkUnpublished(node, inRepository(resolution.file), context);
          else context.setProperty(node, 'href', hrefOf(resolution, entry, base, fileUrl));
        },
      },
      {
        filter: ['img', 'video', 'audio', 'source', 'track'],
        visit(node, context) {
          const { src, alt } = node.properties;
          if (typeof src !== 'string') return undefined;
          const label = typeof alt === 'string' ? alt : '';
          const resolution = resolve(src, entry);
          const elsewhere = resolution.to === 'repository' ? inRepository(resolution.path) : undefined;
          if (elsewhere !== undefined)
            return remoteMedia(elsewhere, label || 'Image', isInLink(node, context));
          if (resolution.to === 'file' && !isPublished(resolution.file)) {
            const url = isInLink(node, context) ? undefined : inRepository(resolution.file);
            return unpublishedMedia(url, label || NAMES.get(node.tagName) || 'Image');
          }
          if (resolution.to === 'file') show(node, fileUrl(resolution.file), context);
          else if (resolution.to !== 'external') return missingMedia(label || src, src);
          else if (!/^data:image\//i.test(resolution.url))
            return remoteMedia(
              resolution.url,
              label || NAMES.get(node.tagName) || 'Image',
              isInLink(node, context),
            );
          return undefined;
        },
      },
    ],
  });
}

/** To the file in the repository, else to nothing, and then the text says why. */
function linkUnpublished(
  node: Readonly<Element>,
  url: string | undefined,
  context: HastVisitorContext,
): void {
  context.setProperty(node, 'href', url ?? null);
  if (url === undefined) context.appendChild(node, { type: 'text', value: ' (file not published)' });
}

function unpublishedMedia(url: string | undefined, label: string): Element {
  return {
    type: 'element',
    tagName: url === undefined ? 'span' : 'a',
    properties: { ...(url === undefined ? {} : { href: url }), className: ['missing-image'] },
    children: [
      {
        type: 'text',
        value: `${label} (${url === undefined ? 'image not published' : 'image in the repository'})`,
      },
    ],
  };
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['video', 'Video'],
  ['audio', 'Sound'],
]);

function show(node: Readonly<Element>, url: string, context: HastVisitorContext): void {
  context.setProperty(node, 'src', url);
  // Nothing plays by itself, so there must be something to press.
  if (node.tagName === 'video' || node.tagName === 'audio') context.setProperty(node, 'controls', true);
  if (node.tagName !== 'img') return;
  context.setProperty(node, 'loading', 'lazy');
  if (typeof node.properties['alt'] !== 'string') context.setProperty(node, 'alt', '');
}

/** Footnotes link within the page to ids that only the renderer knows. */
function isOurs({ properties }: Readonly<Element>): boolean {
  const isNote = 'dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties;
  return isNote && String(properties['href']).startsWith('#');
}

function hrefOf(
  resolution: Exclude<ResolvedLink, { to: 'broken' | 'repository' }>,
  from: Entry,
  base: string,
  fileUrl: (file: string) => string,
): string {
  switch (resolution.to) {
    case 'external':
      return RUNS.test(resolution.url) ? '#' : resolution.url;
    case 'folder':
      return base + encodeURI(resolution.url.slice(1));
    case 'file':
      return fileUrl(resolution.file) + resolution.hash;
    case 'entry': {
      const { entry, anchor } = resolution;
      const hash = anchor.at === 'top' ? '' : `#${encodeURIComponent(anchor.id)}`;
      return entry === from ? hash || '#' : base + encodeURI(entry.url.slice(1)) + hash;
    }
  }
}

function isInLink(node: Readonly<Element>, context: HastVisitorContext): boolean {
  for (let above = context.parent(node); above.type === 'element'; above = context.parent(above))
    if (above.tagName === 'a') return true;
  return false;
}

/** Nothing is loaded from other servers: a picture there is a link to it, or words where it stands in a link already. */
function remoteMedia(url: string, label: string, isLinked: boolean): Element {
  const host = URL.canParse(url, 'https://x') ? new URL(url, 'https://x').host : '';
  const text = `${label} (image on ${host || 'another server'})`;
  const link = isLinked || RUNS.test(url) ? {} : { href: url };
  return {
    type: 'element',
    tagName: 'href' in link ? 'a' : 'span',
    properties: { ...link, className: ['remote-image'] },
    children: [{ type: 'text', value: text }],
  };
}

function missingMedia(label: string, target: string): Element {
  const properties = { className: ['missing-image'], title: `Missing image: ${target}` };
  return {
    type: 'element',
    tagName: 'span',
    properties,
    children: [{ type: 'text', value: `${label} (image missing)` }],
  };
}
