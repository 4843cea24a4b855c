import type { ServiceCoverage } from '../graph/coverage.ts';
import {
  columnWords,
  coverageCells,
  missingCount,
  type ColumnWords,
  type CoverageCell,
} from './coverage-cells.ts';
import { pagePath, pagesOf, pagingOf } from './listing.ts';
import type { Link, Paging, Route, PageProps } from './page.ts';
import { serviceLink } from './services.ts';
import { HOME, pageProps } from './page-props.ts';
import type { Site } from './site.ts';
import { siteTexts } from '../texts/texts.ts';

/** `/coverage/`: services against what each should have. */
export interface CoveragePage extends PageProps {
  readonly type: 'coverage';
  /** `13 services, 21 missing items` */
  readonly intro: string;
  readonly columns: readonly ColumnWords[];
  readonly rows: readonly CoverageRow[];
  readonly paging?: Paging;
}

export interface CoverageRow {
  readonly service: Link;
  /** It is referenced and has no page, so that nothing is expected of it. */
  readonly implied: boolean;
  /** How many expected items it lacks. */
  readonly missing: number;
  readonly cells: readonly CoverageCell[];
}

/** Rows on one page: each has nine cells, and the page must stay light. */
const PAGE_ROWS = 40;

/** Nothing where there are no services. */
export function coverageRoutes(site: Site): Route<CoveragePage>[] {
  const { coverage } = site.derived;
  const texts = siteTexts(site).coverage;
  if (coverage.length === 0) return [];
  return pagesOf(coverage, PAGE_ROWS).map((some, index, all) => {
    const path = pagePath('/coverage/', index);
    const intro = introOf(site, coverage);
    const paging = pagingOf(site, '/coverage/', index, all.length);
    const page: CoveragePage = {
      ...pageProps(site, path, texts.title, texts.description(intro), [HOME(site)]),
      type: 'coverage',
      section: 'coverage',
      intro,
      columns: columnsOf(site, some),
      rows: some.map((row) => rowOf(site, row)),
      ...(paging && { paging }),
    };
    return { path, page: () => page };
  });
}

function columnsOf(site: Site, [row]: readonly ServiceCoverage[]): ColumnWords[] {
  return (row?.cells ?? []).map(({ column }) => columnWords(site, column));
}

function rowOf(site: Site, row: ServiceCoverage): CoverageRow {
  return {
    service: serviceLink(site, row.id),
    implied: row.entry === undefined,
    missing: missingCount(row),
    cells: coverageCells(site, row),
  };
}

function introOf(site: Site, coverage: readonly ServiceCoverage[]): string {
  const implied = coverage.filter(({ entry }) => entry === undefined).length;
  const missing = coverage.reduce((sum, row) => sum + missingCount(row), 0);
  return siteTexts(site).coverage.intro(coverage.length, missing, implied);
}
