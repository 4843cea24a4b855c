export { collections } from './astro/content.ts';
