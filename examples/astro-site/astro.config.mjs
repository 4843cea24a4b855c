import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import handrail from 'handrail/astro';

/** Abbreviations of this team, wherever they are written. */
const abbreviations = {
  name: 'abbreviations',
  text(node, context) {
    if (node.value.includes('SLO'))
      context.setProperty(node, 'value', node.value.replaceAll('SLO', 'SLO (objective)'));
  },
};

export default defineConfig({
  base: '/docs',
  markdown: { processor: satteri({ mdastPlugins: [abbreviations] }) },
  integrations: [mdx(), handrail({ content: 'runbooks', at: '/ops' })],
});
