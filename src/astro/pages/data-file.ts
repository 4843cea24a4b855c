import type { APIRoute } from 'astro';
import { dataFiles } from 'virtual:handrail/site';

/** One of the generated files, by the end of its address. */
export const GET: APIRoute = async ({ url }) => {
  const files = await dataFiles();
  const name = `/${url.pathname.split('/').at(-1) ?? ''}`;
  const type = name.endsWith('.xml') ? 'application/opensearchdescription+xml' : 'application/json';
  return new Response(files[name] ?? '', { headers: { 'content-type': type } });
};
