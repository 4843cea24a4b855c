/**
 * The elements of HTML that people write in Markdown and that are safe in a page. What stands in angle brackets and is none
 * of these is text: `<pod-name>`, `<namespace>`, and `<script>`. The list is explicit because a dash does not make a custom
 * element here.
 */
const ELEMENTS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt
  em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label li main mark menu nav
  ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td
  tfoot th thead time tr track tt u ul var video audio wbr`.split(/\s+/),
);

const TAG = /<(\/?)([a-zA-Z][^\s<>/]*)([^<>]*)>/g;
const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

export function isHtmlElement(name: string): boolean {
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
  return html
    .replace(/<(?=[!?])/g, '&lt;')
    .replace(TAG, (tag, _close, name: string) =>
      isHtmlElement(name) ? tag : tag.replace('<', '&lt;').replace('>', '&gt;'),
    );
}

/** Whether the HTML holds a real tag or a comment, so that it must stay HTML. */
export function hasMarkup(html: string): boolean {
  return html.includes('<!--') || html.matchAll(TAG).some((tag) => isHtmlElement(tag[2] ?? ''));
}

/** The HTML with spaces where its comments were, so that every place in it stays. */
export function blankComments(html: string): string {
  return html.replace(COMMENT, (comment) => ' '.repeat(comment.length));
}

export function isOnlyComments(html: string): boolean {
  return html.replace(COMMENT, '').trim() === '';
}

/** Whether a comment begins that never ends. */
export function isUnclosedComment(html: string): boolean {
  return html.lastIndexOf('<!--') > html.lastIndexOf('-->');
}
