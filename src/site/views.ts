import { KIND_NAMES, type Kind } from '../kinds/registry.ts';
import type { KindView } from './kind-view.ts';

/** `view.ts` of the folder of each kind, which has the kind's name. */
const VIEWS: ReadonlyMap<Kind, KindView> = new Map(
  await Promise.all(KIND_NAMES.map(async (kind) => [kind, await viewIn(kind)] as const)),
);

async function viewIn(folder: string): Promise<KindView> {
  const { view } = (await import(`../kinds/${folder}/view.ts`)) as { readonly view: KindView };
  return view;
}

/** What pages of a kind show. */
export function viewOf(kind: Kind): KindView {
  return VIEWS.get(kind) ?? {};
}
