/** Rows of a list on the page of a service. */
export const MOST_ROWS = 20;

/** What a list has room for, of all there are. */
export interface Bounded<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
  /** Where all of them are; absent where these are all. */
  readonly all?: string;
}

/** @param all where all of them are */
export function bounded<Item, Row>(
  items: readonly Item[],
  rowOf: (item: Item) => Row,
  all: string,
): Bounded<Row> {
  const rows = items.slice(0, MOST_ROWS).map(rowOf);
  return { rows, count: items.length, ...(items.length > MOST_ROWS && { all }) };
}
