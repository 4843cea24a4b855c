import { openSearch } from '../site/page-data.ts';

export function GET(): Response {
  return new Response(openSearch(), { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
}
