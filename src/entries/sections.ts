import { sectionOfHeading, type SectionName } from '../kinds/headings/headings.ts';
import type { Heading, Outline } from './entry.ts';

/** The heading of each section that a page has: the first of its name. */
export function sectionsOf({ headings }: Outline): ReadonlyMap<SectionName, Heading> {
  const sections = new Map<SectionName, Heading>();
  for (const heading of headings) {
    const name = sectionOfHeading(heading.text);
    if (name !== undefined && !sections.has(name)) sections.set(name, heading);
  }
  return sections;
}
