/** What a set or a list has of its own under this key. */
export function childOf(data: unknown, key: string | number): unknown {
  return typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Record<string | number, unknown>)[key]
    : undefined;
}

/** The text under a key; nothing where there is none or it is no text. */
export function textOf(value: unknown, key: string): string | undefined {
  const child = childOf(value, key);
  return typeof child === 'string' ? child : undefined;
}
