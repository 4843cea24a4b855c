/** What pages are made from; provided by `src/integration/current-site.ts`. */
declare module 'virtual:handrail/site' {
  export { currentSite } from './integration/current-site.ts';
}
