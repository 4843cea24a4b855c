const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Whole numbers and texts, one after the other; a number takes as many bytes as it needs, seven bits in each. */
export class ByteWriter {
  #bytes = new Uint8Array(4096);
  #length = 0;

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  get length(): number {
    return this.#length;
  }

  number(value: number): void {
    this.#grow(5);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  text(value: string): void {
    const bytes = encoder.encode(value);
    this.number(bytes.length);
    this.append(bytes);
  }

  list<Item>(items: readonly Item[], write: (item: Item) => void): void {
    this.number(items.length);
    for (const item of items) write(item);
  }

  append(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #grow(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads what a `Writer` wrote, from a place on. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++] ?? 0;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  text(): string {
    return decoder.decode(this.bytes(this.number()));
  }

  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.number() }, read);
  }

  /** The next bytes, not copied. */
  bytes(length: number): Uint8Array {
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}

/** Writes texts in ascending order, each without what it shares with the one before it. */
export function ascendingTextWriter(out: ByteWriter): (text: string) => void {
  let before = '';
  return (text) => {
    const shared = sharedLength(before, text);
    out.number(shared);
    out.text(text.slice(shared));
    before = text;
  };
}

export function ascendingTextReader(reader: ByteReader): () => string {
  let before = '';
  return () => (before = before.slice(0, reader.number()) + reader.text());
}

/** In UTF-16 units; a pair of them is not parted, since half of one cannot be encoded. */
function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return /[\uD800-\uDBFF]$/.test(one.slice(0, length)) ? length - 1 : length;
}
