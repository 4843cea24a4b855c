import { SaxesParser, type SaxesTagNS } from 'saxes';
import { escapeHtml } from '../../shared/text.ts';
import { cleanStyle, isInertValue } from './svg-style.ts';
import { isSvgAttribute, isSvgElement } from './svg-vocabulary.ts';

/** Why a file is not published as SVG, in words. */
export class SvgError extends Error {}

export interface CleanSvg {
  readonly text: string;
  /** What could run or load something, by element, attribute or style; each once. */
  readonly removed: readonly string[];
}

const SVG = 'http://www.w3.org/2000/svg';
const XLINK = 'http://www.w3.org/1999/xlink';
const XML = 'http://www.w3.org/XML/1998/namespace';
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp);base64,[A-Za-z0-9+/=\s]*$/i;
const NESTED = /^data:image\/svg\+xml(;[^,]*)?,/i;
const MAX_NESTING = 3;
const MAX_DEPTH = 1000;

/**
 * An SVG file without anything that runs or loads: elements and attributes that are in the list of `svg-vocabulary.ts` are
 * written anew, everything else is left out, with DTD, processing instructions and comments. References lead to the file itself
 * or are images in a `data:` address; a drawing in such an address is cleaned as well.
 * @param level how many drawings this one stands in
 * @throws SvgError where it is not well-formed XML with an `<svg>` at its root
 */
export function cleanSvg(bytes: Buffer, level = 0): CleanSvg {
  const parser = new SaxesParser({ xmlns: true });
  const removed = new Set<string>();
  const out: string[] = [];
  /** The end tag of each open element: empty where only its content is kept. */
  const open: string[] = [];
  /** How many open elements are left out with everything in them. */
  let skipped = 0;
  let sheet: string | undefined;

  const start = (tag: SaxesTagNS): void => {
    const { uri, local } = tag;
    if (open.length === 0 && skipped === 0 && (uri !== SVG || local !== 'svg'))
      throw new SvgError('its root is not <svg> in the namespace of SVG');
    if (open.length + skipped > MAX_DEPTH) throw new SvgError(`deeper than ${MAX_DEPTH} elements`);
    if (skipped > 0 || sheet !== undefined || !isKept(tag, removed)) {
      skipped += 1;
      return;
    }
    if (local === 'style') sheet = '';
    const isUnwrapped = local === 'a';
    const namespace = open.length === 0 ? ` xmlns="${SVG}"` : '';
    if (isUnwrapped) removed.add('links');
    else out.push(`<${local}${namespace}${attributesOf(tag, removed, level)}>`);
    open.push(isUnwrapped ? '' : `</${local}>`);
  };
  const text = (value: string): void => {
    if (skipped > 0 || open.length === 0) return;
    if (sheet === undefined) out.push(escapeHtml(value));
    else sheet += value;
  };
  const end = (): void => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    if (sheet !== undefined) {
      out.push(escapeHtml(styleOf(sheet, removed)));
      sheet = undefined;
    }
    out.push(open.pop() ?? '');
  };

  parser.on('error', (error) => {
    throw new SvgError(`invalid XML (${error.message.split('\n', 1)[0]?.replace(/^(\d+:\d+): /, '$1, ')})`);
  });
  parser.on('opentag', start);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', end);
  parser.on('processinginstruction', ({ target }) => removed.add(`<?${target}?>`));
  parser.write(decoded(bytes)).close();
  return { text: out.join(''), removed: [...removed] };
}

/** Elements of editors and metadata are removed without a report: they are invisible. */
function isKept({ uri, local, attributes }: SaxesTagNS, removed: Set<string>): boolean {
  if (uri === SVG && isSvgElement(local)) {
    const target = attributes['attributeName']?.value;
    if (target === undefined || isSvgAttribute(target)) return true;
    removed.add(`<${local}> of ${target}`);
    return false;
  }
  const isVisible = (uri === SVG && local !== 'metadata') || uri === 'http://www.w3.org/1999/xhtml';
  if (isVisible) removed.add(`<${local}>`);
  return false;
}

function attributesOf(
  { local: element, attributes }: SaxesTagNS,
  removed: Set<string>,
  level: number,
): string {
  const written = new Map<string, string>();
  for (const { prefix, uri, local, value } of Object.values(attributes)) {
    const name = uri === XML && (local === 'space' || local === 'lang') ? `xml:${local}` : local;
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    const isHref = local === 'href' && (uri === '' || uri === XLINK);
    if (isHref) {
      const target = cleanTarget(element, value, removed, level);
      if (target !== undefined) written.set('href', target);
      continue;
    }
    if (uri !== '' && name === local) continue;
    if (!isSvgAttribute(name)) {
      if (/^on|^href|src/i.test(name)) removed.add(name);
      continue;
    }
    if (name === 'style') written.set(name, styleOf(value, removed));
    else if (isInertValue(value)) written.set(name, value);
    else removed.add(name);
  }
  return [...written].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
}

function styleOf(css: string, removed: Set<string>): string {
  const { text, isCut } = cleanStyle(css);
  if (isCut) removed.add('styles that load something');
  return text;
}

/** Where an element may refer to: a part of this file, and for images what stands in the address itself. */
function cleanTarget(
  element: string,
  written: string,
  removed: Set<string>,
  level: number,
): string | undefined {
  const value = written.trim();
  if (element === 'a') return undefined;
  if (/^#\S*$/.test(value)) return value;
  if (element === 'image' && RASTER.test(value)) return value;
  const nested = element === 'image' && level < MAX_NESTING ? NESTED.exec(value) : null;
  if (nested) {
    const { text, removed: inner } = cleanSvg(
      nestedBytes(value.slice(nested[0].length), nested[1]),
      level + 1,
    );
    for (const what of inner) removed.add(what);
    return `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`;
  }
  removed.add(`href of <${element}>`);
  return undefined;
}

function nestedBytes(data: string, parameters = ''): Buffer {
  if (/;base64$/i.test(parameters)) return Buffer.from(data, 'base64');
  try {
    return Buffer.from(decodeURIComponent(data));
  } catch {
    throw new SvgError('invalid address of an image');
  }
}

/** A tab or a newline in an attribute would come back as a space. */
function escapeAttribute(value: string): string {
  return escapeHtml(value).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** By its byte order mark, else by its declaration; the result is written as UTF-8 without either. */
function decoded(bytes: Buffer): string {
  const head = bytes.subarray(0, 200).toString('latin1');
  const mark = /^(?:\xff\xfe)/.test(head) ? 'utf-16le' : /^(?:\xfe\xff)/.test(head) ? 'utf-16be' : undefined;
  const declared =
    /^(?:\xef\xbb\xbf)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  const encoding =
    mark ?? (/^(?:iso-8859-1|windows-1252|us-ascii)$/i.test(declared) ? 'windows-1252' : 'utf-8');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new SvgError('unknown encoding');
  }
}
