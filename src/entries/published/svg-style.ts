/**
 * Styles of an SVG file. What loads something is an address outside the file, in `url()`, `@import`, `image-set()` and the like;
 * escapes and comments can hide each of them. So only functions and rules in these lists are kept, and no escapes.
 */
const FUNCTIONS =
  /^(?:url|rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark|var|calc|min|max|clamp|matrix(?:3d)?|translate(?:3d|[xyz])?|scale(?:3d|[xyz])?|rotate(?:3d|[xyz])?|skew[xy]?|perspective|cubic-bezier|steps|linear|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia|inset|circle|ellipse|polygon|path|not|is|where|has|nth-(?:last-)?(?:child|of-type)|and|or|screen|print|media|supports)$/i;
const RULES = /^(?:media|keyframes|-webkit-keyframes|supports)$/i;
const COMMENT = /\/\*[\s\S]*?(?:\*\/|$)/g;
const FUNCTION = /([\w-]*)\(/g;
const RULE = /@([\w-]*)/g;
/** Of this file, or an image of pixels that stands in the address. */
const ADDRESS =
  /^url\(\s*(["']?)(?:#[^\s"'()\\]*|data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=]*)\1\s*\)/i;
const IMPORT = /@import[^;]*(?:;|$)/gi;
const ANY_ADDRESS = /url\(\s*(?:"[^"\\]*"|'[^'\\]*'|[^()"'\\]*)\s*\)/gi;
/** Editors embed fonts; without them a text has the reader's font. */
const FONT_FACE = /@font-face\s*\{[^{}]*\}/gi;

export interface CleanStyle {
  readonly text: string;
  /** Something that loads was left out. */
  readonly isCut: boolean;
}

/** A style sheet or the declarations of a `style` attribute, without comments, fonts and whatever loads something. */
export function cleanStyle(css: string): CleanStyle {
  const plain = css.replace(COMMENT, '').replace(FONT_FACE, '');
  const text = plain
    .replace(IMPORT, '')
    .replace(ANY_ADDRESS, (address) => (ADDRESS.test(address) ? address : 'none'));
  return isInert(text) ? { text, isCut: text !== plain } : { text: '', isCut: true };
}

/** Whether any other attribute may have this value: it may refer to a part of the file, `url(#gradient)`. */
export function isInertValue(value: string): boolean {
  return !/[\\(@:]/.test(value) || isInert(value);
}

function isInert(css: string): boolean {
  if (/[\\\0]|\/\*|<!--|expression|-moz-binding|behavior\s*:|javascript:/i.test(css)) return false;
  for (const [, name = ''] of css.matchAll(RULE)) if (!RULES.test(name)) return false;
  for (const { 1: name = '', index } of css.matchAll(FUNCTION)) {
    if (name !== '' && !FUNCTIONS.test(name)) return false;
    if (/^url$/i.test(name) && !ADDRESS.test(css.slice(index))) return false;
  }
  return true;
}
