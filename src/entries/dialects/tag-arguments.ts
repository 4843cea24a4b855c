/** What follows the name in a tag of a template. */
export interface TagArguments {
  readonly listed: readonly string[];
  readonly named: ReadonlyMap<string, string>;
}

const ARGUMENT = /(?:([\w-]+)=)?(?:"((?:\\.|[^"\\])*)"|'([^']*)'|`([^`]*)`|([^\s"'`=]+))/g;

/** `note "Take care" open=true` → two in a list, and one with a name. */
export function parseTagArguments(text: string): TagArguments {
  const listed: string[] = [];
  const named = new Map<string, string>();
  for (const [, name, double, single, raw, bare = ''] of text.matchAll(ARGUMENT)) {
    const value = double?.replace(/\\(.)/g, '$1') ?? single ?? raw ?? bare;
    if (name === undefined) listed.push(value);
    else named.set(name, value);
  }
  return { listed, named };
}
