import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import handrail from './src/astro/integration.ts';
import { pageAssets } from './src/integration/compile.ts';

// `npx astro build`, `npx astro dev`, and editors. The command renders the same pages without Astro (src/integration/compile.ts).
export default defineConfig({
  integrations: [mdx(), handrail({ content: 'content' })],
  build: pageAssets.build,
  vite: pageAssets.vite,
});
