// Middleware of Astro's development server, which loads it by its path.
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'astro';
import { contentPolicy } from '../site/content-policy.ts';

const VITE_STYLE = '<style data-vite-dev-id=';

/** Sends the policy of a built page; Vite's own styles, which are files there, are told from others by a nonce. */
export const onRequest: MiddlewareHandler = async (_, next) => {
  const response = await next();
  if (response.headers.get('content-type')?.startsWith('text/html') !== true) return response;
  const nonce = randomUUID();
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.set('content-security-policy', contentPolicy(nonce));
  return new Response(
    html.replaceAll(VITE_STYLE, `<style nonce="${nonce}"${VITE_STYLE.slice('<style'.length)}`),
    {
      status: response.status,
      headers,
    },
  );
};
