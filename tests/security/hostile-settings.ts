import path from 'node:path';
import { write, type Tree } from '../e2e/command.ts';

/**
 * Settings of tools as a stranger commits them. Each that is a program creates the file `trace`; each that is data would break
 * or change a build.
 */
function hostileSettings(trace: string): Tree {
  const run = `require('node:fs').writeFileSync(${JSON.stringify(trace)}, __filename)`;
  const script = `${run};\nmodule.exports = { plugins: [] };\n`;
  const module = `import fs from 'node:fs';\nfs.writeFileSync(${JSON.stringify(trace)}, import.meta.url);\nexport default {};\n`;
  const missing =
    '{ "extends": "a-package-that-is-missing/tsconfig.json", "compilerOptions": { "paths": { "*": ["./*"] } } }';
  return {
    'postcss.config.cjs': script,
    'postcss.config.mjs': module,
    'postcss.config.ts': module,
    '.postcssrc.cjs': script,
    '.postcssrc.json': '{ "plugins": { "./plugin.cjs": {} } }',
    '.postcssrc': '{ "plugins": { "./plugin.cjs": {} } }',
    'plugin.cjs': `${run};\nmodule.exports = () => ({ postcssPlugin: 'x' });\n`,
    'package.json': JSON.stringify({
      name: 'astro-stranger',
      type: 'commonjs',
      main: './plugin.cjs',
      sideEffects: false,
      imports: { '#*': './plugin.cjs' },
      exports: './plugin.cjs',
      postcss: { plugins: { './plugin.cjs': {} } },
      babel: { plugins: ['./plugin.cjs'] },
      browserslist: ['ie 6'],
      scripts: { prebuild: `touch ${trace}`, build: `touch ${trace}` },
      workspaces: ['*'],
    }),
    'tsconfig.json': missing,
    'jsconfig.json': missing,
    '.browserslistrc': 'ie 6\n',
    '.env': `NODE_ENV=development\nBASE_URL=/evil/\nPUBLIC_X=1\nVITE_X=1\nNODE_OPTIONS=--require ./plugin.cjs\nBROWSERSLIST=ie 6\n`,
    '.env.production': 'VITE_USER_NODE_ENV=development\nSITE=https://evil.example\n',
    '.env.development': 'SITE=https://evil.example\n',
    'vite.config.mjs': module,
    'vite.config.ts': module,
    'vite.config.cjs': script,
    'astro.config.mjs': module,
    'astro.config.ts': module,
    '.babelrc': '{ "plugins": ["./plugin.cjs"] }',
    '.babelrc.cjs': script,
    'babel.config.cjs': script,
    'svelte.config.mjs': module,
    'tailwind.config.cjs': script,
    '.swcrc': '{ "jsc": { "target": "es3" } }',
    '.secretlintrc.cjs': script,
    '.secretlintrc.json': '{ "rules": [{ "id": "./plugin.cjs" }] }',
    'rolldown.config.mjs': module,
    'node.config.json': '{ "nodeOptions": { "require": "./plugin.cjs", "import": ["./plugin.cjs"] } }',
    '.npmrc': 'node-options=--require ./plugin.cjs\n',
    'node_modules/stranger/index.js': script,
    'src/content.config.ts': module,
    'src/middleware.ts': module,
  };
}

/** Writes them to folders, and leaves what is there already. */
export function writeHostileSettings(trace: string, folders: readonly string[]): void {
  for (const folder of folders) write(folder, hostileSettings(path.resolve(trace)));
}
