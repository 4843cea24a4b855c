import { defineConfig } from 'astro/config';
import { elements } from './src/integration/astro-config.ts';
import { handrail } from './src/integration/astro.ts';

// For `npx astro build` and editors; `handrail build` makes its own configuration (src/integration/astro-config.ts).
export default defineConfig({
  integrations: [handrail({ content: 'content' }), elements],
  vite: { build: { emptyOutDir: false } },
});
