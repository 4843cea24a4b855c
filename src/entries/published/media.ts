import fs from 'node:fs';

/** Whether the beginning of a file is what its ending says. */
type Signature = (head: Buffer) => boolean;

const bytes =
  (text: string, at = 0): Signature =>
  (head) =>
    head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
const anyOf =
  (...signatures: readonly Signature[]): Signature =>
  (head) =>
    signatures.some((matches) => matches(head));
const riff = (form: string): Signature => {
  const [outer, inner] = [bytes('RIFF'), bytes(form, 8)];
  return (head) => outer(head) && inner(head);
};

const ZIP = anyOf(bytes('PK\x03\x04'), bytes('PK\x05\x06'));
const OLE = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
const OGG = bytes('OggS');
/** https://www.rfc-editor.org/rfc/rfc3533, and the containers of MPEG-4: https://mp4ra.org */
const MPEG4 = bytes('ftyp', 4);
const MATROSKA = bytes('\x1a\x45\xdf\xa3');

/** Binary types that browsers show or download and never run, by the endings of their files. */
const BINARY: readonly (readonly [endings: string, signature: Signature])[] = [
  ['png apng', bytes('\x89PNG\r\n\x1a\n')],
  ['jpg jpeg', bytes('\xff\xd8\xff')],
  ['gif', anyOf(bytes('GIF87a'), bytes('GIF89a'))],
  ['webp', riff('WEBP')],
  ['avif mp4 m4v m4a mov', MPEG4],
  ['ico', bytes('\x00\x00\x01\x00')],
  ['bmp', bytes('BM')],
  ['webm mkv', MATROSKA],
  ['ogg oga ogv opus', OGG],
  ['wav', riff('WAVE')],
  ['flac', bytes('fLaC')],
  ['mp3', anyOf(bytes('ID3'), bytes('\xff\xfb'), bytes('\xff\xf3'), bytes('\xff\xf2'))],
  ['pdf', bytes('%PDF-')],
  ['zip docx xlsx pptx vsdx odt ods odp', ZIP],
  ['doc xls ppt vsd', OLE],
  ['gz tgz', bytes('\x1f\x8b')],
  ['bz2 tbz2', bytes('BZh')],
  ['xz txz', bytes('\xfd7zXZ\x00')],
  ['zst', bytes('\x28\xb5\x2f\xfd')],
  ['7z', bytes('7z\xbc\xaf\x27\x1c')],
  ['tar', bytes('ustar', 257)],
  ['pcap cap', anyOf(bytes('\xd4\xc3\xb2\xa1'), bytes('\xa1\xb2\xc3\xd4'))],
  ['pcapng', bytes('\x0a\x0d\x0d\x0a')],
];

/**
 * Text that hosts serve as plain text, as a download, or without a type. The table leaves out what some host executes
 * (`php`, `pl`, `cgi`) and what browsers load as code (`js`, `css`, `wasm`).
 */
const TEXT = new Set(
  `txt text log csv tsv json jsonl ndjson yaml yml toml ini conf cfg cnf properties env list promql rules tfvars tpl tmpl j2 service
  timer socket mount target path rule diff patch pem crt cer pub asc sha256 lock srt vtt dot puml mmd rst adoc`.split(
    /\s+/,
  ),
);

/** Text that is the source of a program. */
const CODE = new Set(
  `sh bash zsh fish ksh awk sed ps1 py rb go rs java kt c h lua groovy gradle sql tf hcl nomad rego cue jsonnet libsonnet graphql
  proto`.split(/\s+/),
);

/** Whether a file is the source of a program, by its name, whether or not it would be published. */
export function isCode(file: string): boolean {
  const ending = /\.([^./]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  return (
    CODE.has(ending) ||
    /^(?:[cm]?[jt]sx?|php|pl|cc|cpp|hpp|cs|swift|scala|ex|exs|erl|clj|dart|vue|s?css)$/.test(ending)
  );
}

/**
 * Endings that make a document or a program of a file. Before another ending they matter, too: Apache serves `a.html.tf` as HTML
 * where it does not know `.tf`, and `a.html.gz` as compressed HTML
 * (https://httpd.apache.org/docs/2.4/mod/mod_mime.html#multipleext).
 */
const ACTIVE =
  /^(?:[sx]?html?|xht|phtml?|mhtml?|mht|php\d*|phps|phar|cgi|fcgi|pl|aspx?|ashx|asmx|jspx?|cfm|svgz?|xml|xslt?|xsd|xul|rdf|rss|atom|mathml|mml|m?js|cjs|jsx|css|wasm|swf|hta|htc|htaccess|var|url|webmanifest|appcache)$/i;

const HEAD_BYTES = 512;
const CHUNK_BYTES = 1 << 20;

/** How a file is published: `binary` and `text` as they are, `svg` rewritten, or why it is not. */
export type MediaType = 'binary' | 'text' | 'svg' | { readonly refused: string };

/** By the name alone. */
export function mediaType(file: string): MediaType {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const [, ...endings] = name.split('.');
  const ending = endings.pop()?.toLowerCase() ?? '';
  if (ending === '') return { refused: 'file name without an ending' };
  const active = endings.find((inner) => ACTIVE.test(inner));
  if (active !== undefined) return { refused: `".${active}" inside the file name` };
  if (ending === 'svg') return 'svg';
  if (TEXT.has(ending) || CODE.has(ending)) return 'text';
  if (signatureOf(ending)) return 'binary';
  return { refused: `type ".${ending}" is not in the list of published types` };
}

/**
 * Why the content of a file is not what its name says; nothing where it is.
 * @param descriptor of the open file
 * @param name with the ending that counts
 * @throws NodeJS.ErrnoException when it cannot be read
 */
export function mediaContentError(
  descriptor: number,
  name: string,
  medium: 'binary' | 'text',
): string | undefined {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const head = readAt(descriptor, 0, HEAD_BYTES);
  // Browsers take such a file for HTML where a host names no type: https://mimesniff.spec.whatwg.org. All hosts know .txt.
  if (/^(?:\xef\xbb\xbf)?[\0\s]*</.test(head.toString('latin1')) && ending !== 'txt')
    return 'the content begins with markup';
  if (medium === 'binary')
    return signatureOf(ending)?.(head) === true ? undefined : `the content is not of type ".${ending}"`;
  return isUtf8(descriptor) ? undefined : 'the content is not UTF-8 text';
}

function signatureOf(ending: string): Signature | undefined {
  return BINARY.find(([endings]) => endings.split(' ').includes(ending))?.[1];
}

function isUtf8(descriptor: number): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; ;) {
      const chunk = readAt(descriptor, at, CHUNK_BYTES);
      at += chunk.length;
      const isLast = chunk.length === 0;
      if (decoder.decode(chunk, { stream: !isLast }).includes('\0')) return false;
      if (isLast) return true;
    }
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function readAt(descriptor: number, at: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  return buffer.subarray(0, fs.readSync(descriptor, buffer, 0, length, at));
}
