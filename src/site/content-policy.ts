/**
 * The content security policy of every page: only files of the site itself, no code or style within a page. Styles, fonts
 * and requests are under `default-src`, workers under `script-src`.
 */
export function contentPolicy(): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
