/**
 * The elements of HTML that people write in Markdown. What stands in angle brackets and is none of these is text:
 * `<pod-name>`, `<namespace>`. The list is explicit because a dash does not make a custom element here.
 */
const ELEMENTS = new Set(
  `a abbr address article aside audio b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt
  em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label li main map mark menu nav
  ol p picture pre q rp rt ruby s samp section small source span strike strong style sub summary sup svg table tbody td
  tfoot th thead time tr track tt u ul var video wbr path g rect circle line polyline polygon text defs use`.split(
    /\s+/,
  ),
);

const TAG = /<(\/?)([a-zA-Z][^\s<>/]*)([^<>]*)>/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

function isHtmlElement(name: string): boolean {
  return ELEMENTS.has(name.toLowerCase());
}

/** Escapes the tags that are no HTML elements and leaves comments and everything else as they are. */
export function escapePlaceholders(html: string): string {
  let out = '';
  let from = 0;
  for (const comment of html.matchAll(COMMENT)) {
    out += escapeTags(html.slice(from, comment.index)) + comment[0];
    from = comment.index + comment[0].length;
  }
  return out + escapeTags(html.slice(from));
}

function escapeTags(html: string): string {
  return html.replace(TAG, (tag, _close, name: string) =>
    isHtmlElement(name) ? tag : tag.replace('<', '&lt;').replace('>', '&gt;'),
  );
}

/** Whether the HTML holds a real tag or a comment, so that it must stay HTML. */
export function hasMarkup(html: string): boolean {
  if (html.includes('<!')) return true;
  return [...html.matchAll(TAG)].some((tag) => isHtmlElement(tag[2] ?? ''));
}
