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

/** Those of them that stand in a line of text. */
const INLINE_ELEMENTS = new Set(
  `a abbr audio b bdi bdo big br cite code del dfn em font i img input ins kbd label mark picture q s samp small span strike
  strong sub sup time tt u var video wbr`.split(/\s+/),
);

// A name ends as browsers end it, at their white space only. And it must end where it ends: without the lookahead a megabyte of
// letters would be split in every possible way.
const TAG = /<(\/?)([a-zA-Z][^\t\n\f\r <>/]*)(?![^\t\n\f\r <>/])([^<>]*)>/g;
/** A name is looked at once, from its beginning. */
const ATTRIBUTE = /(?<![^\s"'<>/=])([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;
/** Where a tag begins, whether or not it ends. */
const TAG_START = /<(?=\/?([a-zA-Z][^\t\n\f\r <>/]*))/g;
/** A whole tag, quoted `<` and `>` included; what has more attributes than a person writes is none. */
const WHOLE_TAG = /<\/?[a-zA-Z](?:[^<>"']*(?:"[^"]*"|'[^']*')){0,100}[^<>"']*>/y;
/** As browsers end it: `<!-->` is a whole comment, and `--!>` ends one. */
const COMMENT = /<!--(?:-?>|[\s\S]*?(?:--!?>|$))/g;

export function isHtmlElement(name: string): boolean {
  return ELEMENTS.has(name.toLowerCase());
}

export function isInlineElement(name: string): boolean {
  return INLINE_ELEMENTS.has(name.toLowerCase());
}

/**
 * Escapes the tags that are no HTML elements, and those that never end and would swallow what follows; leaves comments and
 * everything else as they are.
 */
export function escapeUnknownTags(html: string): string {
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
    .replace(/<(?=[!?]|\/(?![a-zA-Z]))/g, '&lt;')
    .replace(TAG_START, (start, name: string, offset: number, text: string) =>
      isHtmlElement(name) && isWholeTag(text, offset) ? start : '&lt;',
    );
}

function isWholeTag(html: string, offset: number): boolean {
  WHOLE_TAG.lastIndex = offset;
  return WHOLE_TAG.test(html);
}

/** Whether the HTML holds a real tag or a comment, so that it must stay HTML. */
export function hasMarkup(html: string): boolean {
  return html.includes('<!--') || html.matchAll(TAG).some((tag) => isHtmlElement(tag[2] ?? ''));
}

/** The HTML with spaces where its comments were, so that every place in it stays. */
export function blankComments(html: string): string {
  return html.replace(COMMENT, (comment) => ' '.repeat(comment.length));
}

/** The comments of a piece of HTML with what stands in them, and where each begins and ends. */
export function comments(html: string): { text: string; start: number; end: number }[] {
  return [...html.matchAll(COMMENT)].map(({ 0: whole, index }) => ({
    text: whole.replace(/^<!--/, '').replace(/--!?>$/, ''),
    start: index,
    end: index + whole.length,
  }));
}

export function isOnlyComments(html: string): boolean {
  return html.replace(COMMENT, '').trim() === '';
}

/** Whether a comment begins that never ends. */
export function isUnclosedComment(html: string): boolean {
  return html.lastIndexOf('<!--') > html.lastIndexOf('-->');
}

export interface Tag {
  /** In lower case. */
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly start: number;
  readonly end: number;
}

/** The opening tags of a piece of HTML, with those attributes that have a value. */
export function openingTags(html: string): Tag[] {
  return [...blankComments(html).matchAll(TAG)]
    .filter(([, slash]) => slash === '')
    .map(({ 0: tag, 2: name = '', 3: attributes = '', index }) => ({
      name: name.toLowerCase(),
      attributes: [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => ({
        name: key.toLowerCase(),
        value: (double ?? single ?? bare ?? '').replaceAll('&amp;', '&'),
      })),
      start: index,
      end: index + tag.length,
    }));
}
