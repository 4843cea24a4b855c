/** `handrail/components`: for a project's MDX, which need not import them in entries, and for its own pages. */
export { default as Callout } from './Callout.astro';
export { default as Layout } from './Layout.astro';
export { default as Steps } from './Steps.astro';
export { default as Tab } from './Tab.astro';
export { default as Tabs } from './Tabs.astro';
