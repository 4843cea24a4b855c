/** What the first line of a block says in another generator's syntax: what its content is here. */
export type ContainerHead =
  | { readonly is: 'callout'; readonly type: string; readonly title: string }
  | { readonly is: 'details'; readonly title: string; readonly isOpen: boolean }
  | { readonly is: 'tab'; readonly title: string }
  | { readonly is: 'tabs' }
  | { readonly is: 'quotation' };
