const PREFIX = 'user-content-';

/**
 * The id of an anchor that an author named. Ids of the interface begin with a capital letter, and slugs of headings never do;
 * an author's id that does gets GitHub's prefix, so that no content has an id of the interface.
 * @example contentId('Main') // 'user-content-Main'
 * @example contentId('restart') // 'restart'
 */
export function contentId(id: string): string {
  return /^\s*[A-Z]/.test(id) ? PREFIX + id.trim() : id;
}

/** The id without the prefix that code hosts put before every id that they make. */
export function withoutPrefix(id: string): string {
  return id.startsWith(PREFIX) ? id.slice(PREFIX.length) : id;
}
