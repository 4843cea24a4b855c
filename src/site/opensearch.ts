import { escapeHtml } from '../shared/text.ts';
import { href, siteInfo } from './shell.ts';
import type { Site } from './site.ts';

/**
 * `/opensearch.xml`, for browsers that search a site from their address bar. They ask for a whole address: `url` in
 * `handrail.yaml`. https://developer.mozilla.org/docs/Web/XML/Guides/OpenSearch
 */
export function openSearch(site: Site): string {
  const { title, origin = '' } = siteInfo(site);
  const template = `${origin}${href(site, '/search/')}?q={searchTerms}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>${escapeHtml(title.slice(0, 16))}</ShortName>
<Description>Search ${escapeHtml(title)}</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" method="get" template="${escapeHtml(template)}"/>
</OpenSearchDescription>
`;
}
