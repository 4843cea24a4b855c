import { currentSite } from 'virtual:handrail/site';
import { openSearch } from '../site/page-data.ts';

export function GET(): Response {
  return new Response(openSearch(currentSite()), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml' },
  });
}
