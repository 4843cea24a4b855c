import type { IndexManifest } from './manifest.ts';
import { FILTER_NAMES, type FacetCounts, type FilterName, type Filters } from './result.ts';

/** Whether a page is among what is chosen. */
export function matchesFilters(page: number, chosen: Partial<Filters>, manifest: IndexManifest): boolean {
  return FILTER_NAMES.every((name) => {
    const value = chosen[name] ?? '';
    return value === '' || valuesOf(page, name, manifest).includes(value);
  });
}

/** What each choice would leave of the pages, given the choice in the other filters. */
export function countFacets(pages: readonly number[], chosen: Filters, manifest: IndexManifest): FacetCounts {
  const count = (name: FilterName): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const page of pages) {
      if (!matchesFilters(page, { ...chosen, [name]: '' }, manifest)) continue;
      for (const value of valuesOf(page, name, manifest)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  };
  return { kind: count('kind'), service: count('service'), severity: count('severity') };
}

function valuesOf(page: number, name: FilterName, manifest: IndexManifest): readonly string[] {
  const { kinds, kindOf, services, servicesOf, severities, severityOf } = manifest;
  switch (name) {
    case 'kind':
      return [kinds[kindOf[page] ?? -1] ?? ''];
    case 'service':
      return (servicesOf[page] ?? []).map((service) => services[service] ?? '');
    case 'severity': {
      const severity = severities[severityOf[page] ?? -1];
      return severity ? [severity.label] : [];
    }
    default:
      return name satisfies never;
  }
}
