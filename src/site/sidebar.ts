import { KINDS } from '../kinds/registry.ts';
import type { Sidebar, SidebarItem } from './page.ts';
import { href } from './page-props.ts';
import type { Folder } from './tree.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** A sidebar shows this many neighbours, whatever the size of the section. */
const LIMIT = 24;

/** The neighbours of the page at `url` in its folder, a window around it where they are many. */
export function sidebarOf(site: Site, folder: Folder, url: string): Sidebar {
  const all: SidebarItem[] = [
    ...folder.folders.map((inner) => ({
      label: inner.label,
      url: href(site, inner.url),
      current: inner.url === url,
      folder: true,
    })),
    ...folder.entries.map((entry) => ({
      label: entry.title,
      url: href(site, entry.url),
      current: entry.url === url,
      folder: false,
    })),
  ];
  const current = Math.max(
    0,
    all.findIndex((item) => item.current),
  );
  const first = Math.max(0, Math.min(current - LIMIT / 2, all.length - LIMIT));
  const items = all.slice(first, first + LIMIT);
  const heading = { label: folder.label, url: href(site, folder.url) };
  if (items.length === all.length) return { heading, items };
  return {
    heading,
    items,
    more: {
      label: siteTexts(site).lists.allIn(folder.count, folder.id ? folder.label : KINDS[folder.kind].label),
      url: heading.url,
    },
  };
}
