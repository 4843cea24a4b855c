import { describe, expect, test } from 'vitest';
import type { ResolvedLink } from '../../../src/graph/resolve.ts';
import { entryOf, graphOf } from '../pipeline.ts';

const FILES = {
  'README.md': '# Home',
  'runbooks/README.md': '# All',
  'runbooks/redis.md': '# Redis\n\n## Restart it\n\n## Q & A\n\n## Restart it\n\n<a name="Old"></a>',
  'runbooks/Pod Not Ready.md': '# Pod',
  'runbooks/100%.md': '# Percent',
  'runbooks/c#.md': '# Sharp',
  'runbooks/what?.md': '# What',
  'runbooks/🔥.md': '# Fire',
  'runbooks/deep/index.md': '# Deep',
  'runbooks/deep/er/a.md': '# A',
  'runbooks/x.md/inner.md': '# Inner',
  'runbooks/caps/READme.markdown': '# Caps',
  'runbooks/img/map one.png': 'x',
  'runbooks/run.sh': 'x',
  'guides/api.md': '# API',
};

/** `file#anchor` of the page, or where else it leads. */
function shown(resolution: ResolvedLink): string {
  switch (resolution.to) {
    case 'entry': {
      const { entry, anchor } = resolution;
      return entry.file + (anchor.at === 'top' ? '' : `#${anchor.id}${anchor.at === 'unknown' ? ' ?' : ''}`);
    }
    case 'external':
      return resolution.url;
    case 'folder':
      return `list ${resolution.url}`;
    case 'file':
      return `file ${resolution.file}${resolution.hash}`;
    case 'repository':
      return `repository ${resolution.path}${resolution.hash}`;
    case 'broken':
      return `${resolution.why} ${resolution.target}`;
  }
}

const PLACES: [name: string, from: string, rows: [target: string, leads: string][]][] = [
  [
    'with and without ending',
    'runbooks/redis.md',
    [
      ['deep/er/a.md', 'runbooks/deep/er/a.md'],
      ['./deep/er/a', 'runbooks/deep/er/a.md'],
      ['deep/er/a.html', 'runbooks/deep/er/a.md'],
      ['../guides/api.md', 'guides/api.md'],
      [' ../guides/api.md ', 'guides/api.md'],
      ['..\\guides\\api.md', 'guides/api.md'],
      ['../guides/./x/../api.md', 'guides/api.md'],
    ],
  ],
  [
    'to folders',
    'runbooks/redis.md',
    [
      ['deep', 'runbooks/deep/index.md'],
      ['deep/', 'runbooks/deep/index.md'],
      ['.', 'runbooks/README.md'],
      ['./', 'runbooks/README.md'],
      ['..', 'README.md'],
      ['caps', 'runbooks/caps/READme.markdown'],
      ['deep/er/', 'list /runbooks/deep/er/'],
      ['x.md', 'list /runbooks/x-md/'],
      ['x.md/inner', 'runbooks/x.md/inner.md'],
      ['../guides', 'list /guides/'],
      ['img', 'missing img'],
    ],
  ],
  [
    'from the root',
    'runbooks/deep/er/a.md',
    [
      ['/', 'README.md'],
      ['/runbooks/redis.md', 'runbooks/redis.md'],
      ['/runbooks/redis/', 'runbooks/redis.md'],
      ['/guides/', 'list /guides/'],
      ['/redis.md', 'runbooks/redis.md'],
      ['/gone.md', 'missing /gone.md'],
    ],
  ],
  [
    'from the repository, whose folder `tree` this is',
    'runbooks/redis.md',
    [
      ['/tree/guides/api.md', 'guides/api.md'],
      ['../../tree/guides/api.md#api', 'guides/api.md'],
    ],
  ],
  [
    'as static sites write, from the address of the page',
    'runbooks/redis.md',
    [
      ['../deep/er/a/', 'runbooks/deep/er/a.md'],
      ['../../guides/api/', 'guides/api.md'],
      ['../pod-not-ready/', 'runbooks/Pod Not Ready.md'],
    ],
  ],
  [
    'by address from anywhere',
    'guides/api.md',
    [
      ['/runbooks/pod-not-ready/', 'runbooks/Pod Not Ready.md'],
      ['../runbooks/pod-not-ready', 'runbooks/Pod Not Ready.md'],
    ],
  ],
  [
    'in other letters',
    'runbooks/redis.md',
    [
      ['REDIS.md', 'runbooks/redis.md'],
      ['pod not ready.MD', 'runbooks/Pod Not Ready.md'],
      ['../Guides/API', 'guides/api.md'],
    ],
  ],
  [
    'encoded',
    'runbooks/redis.md',
    [
      ['Pod%20Not%20Ready.md', 'runbooks/Pod Not Ready.md'],
      ['Pod Not Ready.md', 'runbooks/Pod Not Ready.md'],
      ['c%23.md', 'runbooks/c#.md'],
      ['what%3F.md', 'runbooks/what?.md'],
      ['%F0%9F%94%A5.md', 'runbooks/🔥.md'],
      ['🔥.md', 'runbooks/🔥.md'],
      ['100%25.md', 'runbooks/100%.md'],
      ['100%.md', 'runbooks/100%.md'],
      ['%zz.md', 'malformed %zz.md'],
      ['%', 'malformed %'],
      ['a%E9.md', 'malformed a%E9.md'],
    ],
  ],
  [
    'anchors',
    'runbooks/redis.md',
    [
      ['', 'runbooks/redis.md'],
      ['#', 'runbooks/redis.md'],
      ['#top', 'runbooks/redis.md'],
      ['#redis', 'runbooks/redis.md'],
      ['#restart-it', 'runbooks/redis.md#restart-it'],
      ['#RESTART-it', 'runbooks/redis.md#restart-it'],
      ['#restart-it-1', 'runbooks/redis.md#restart-it-1'],
      ['#q--a', 'runbooks/redis.md#q--a'],
      ['#q-a', 'runbooks/redis.md#q--a'],
      ['#user-content-q--a', 'runbooks/redis.md#q--a'],
      ['#Old', 'runbooks/redis.md#user-content-Old'],
      ['#old', 'runbooks/redis.md#user-content-Old'],
      ['#%72estart-it', 'runbooks/redis.md#restart-it'],
      ['#100%', 'runbooks/redis.md#100% ?'],
      ['#nothing', 'runbooks/redis.md#nothing ?'],
      ['redis.md?plain=1#restart-it', 'runbooks/redis.md#restart-it'],
      ['?x=1', 'runbooks/redis.md'],
      ['../guides/api.md#api', 'guides/api.md'],
    ],
  ],
  [
    'files',
    'runbooks/redis.md',
    [
      ['img/map%20one.png', 'file runbooks/img/map one.png'],
      ['img/map one.png', 'file runbooks/img/map one.png'],
      ['./run.sh#L4', 'file runbooks/run.sh#L4'],
      ['IMG/Map One.png', 'file runbooks/img/map one.png'],
      ['img/map.png', 'missing img/map.png'],
    ],
  ],
  [
    'nowhere',
    'runbooks/redis.md',
    [
      ['gone.md#x', 'missing gone.md'],
      ['../gone/', 'missing ../gone/'],
      ['../../out.md', 'outside ../../out.md'],
      ['../../README.md', 'outside ../../README.md'],
      ['../../../../../../../../../etc/passwd', 'outside ../../../../../../../../../etc/passwd'],
      ['/../out.md', 'outside /../out.md'],
      ['constructor', 'missing constructor'],
      ['\0', 'missing \0'],
    ],
  ],
  [
    'elsewhere',
    'runbooks/redis.md',
    [
      ['https://x.example/a b#c', 'https://x.example/a b#c'],
      ['//x.example', '//x.example'],
      ['mailto:a@b.example', 'mailto:a@b.example'],
      ['JavaScript:alert(1)', 'JavaScript:alert(1)'],
    ],
  ],
];

describe.each(PLACES)('%s', (_name, from, rows) => {
  test.each(rows)('%j is %j', (target, leads) => {
    const graph = graphOf(FILES);
    expect(shown(graph.resolve(target, entryOf(graph, from)))).toBe(leads);
  });
});

describe('as other generators write', () => {
  const site = {
    'source/manual.html.md': '# Manual',
    'source/manual/deploy.html.md.erb': '# Deploy',
    'source/manual/alerts/index.html.md': '# Alerts',
    'docs/moved.md': '---\naliases: [/old/place/, was]\nslug: renamed\n---\n# Moved',
  };
  test.each([
    ['source/manual/deploy.html.md.erb', '/manual.html', 'source/manual.html.md'],
    ['source/manual.html.md', '/manual/deploy.html', 'source/manual/deploy.html.md.erb'],
    ['source/manual.html.md', '/manual/deploy.html#deploy', 'source/manual/deploy.html.md.erb'],
    ['source/manual.html.md', 'manual/deploy', 'source/manual/deploy.html.md.erb'],
    ['source/manual/alerts/index.html.md', '../deploy.html', 'source/manual/deploy.html.md.erb'],
    ['source/manual.html.md', '/manual/alerts.html', 'source/manual/alerts/index.html.md'],
    ['source/manual.html.md', '/old/place', 'docs/moved.md'],
    ['docs/moved.md', '/guides/docs/was/', 'docs/moved.md'],
    ['docs/moved.md', '../renamed/', 'docs/moved.md'],
  ])('in %s, %j is %j', (from, target, leads) => {
    const graph = graphOf(site);
    expect(shown(graph.resolve(target, entryOf(graph, from)))).toBe(leads);
  });
});

test('an old address that two pages name leads to the first', () => {
  const graph = graphOf({
    'a.md': '---\naliases: /old/\n---\n# A',
    'b.md': '---\naliases: /old/\n---\n# B',
  });
  expect(shown(graph.resolve('/old/', entryOf(graph, 'b.md')))).toBe('a.md');
});

test.each([
  ['../src/main.go#main', 'repository ../src/main.go#main'],
  ['../../src/', 'repository ../../src'],
  ['../README.md', 'repository ../README.md'],
  ['gone.md', 'missing gone.md'],
])('with a repository, %j is %j', (target, leads) => {
  const graph = graphOf({ 'handrail.yaml': 'repository: https://host.example/team/ops', 'a.md': '# A' });
  expect(shown(graph.resolve(target, entryOf(graph, 'a.md')))).toBe(leads);
});

const CODE = { 'src/app.py': 'x', 'scripts/a.sh': '', 'values.yaml': '', 'docs/b.md': '# B' };

test.each([
  ['../src/app.py:12', 'https://github.com/acme/ops', 'src/app.py 12-12'],
  ['../src/app.py:152-244', 'https://github.com/acme/ops', 'src/app.py 152-244'],
  ['../src/app.py#L12', 'https://github.com/acme/ops', 'src/app.py 12-12'],
  ['../src/app.py#L12C3-L20C1', 'https://github.com/acme/ops', 'src/app.py 12-20'],
  ['../src/app.py', 'https://github.com/acme/ops', 'src/app.py'],
  ['../scripts/a.sh', 'https://github.com/acme/ops', 'scripts/a.sh'],
  ['../values.yaml', 'https://github.com/acme/ops', 'file values.yaml'],
  ['../values.yaml#L2', 'https://github.com/acme/ops', 'values.yaml 2-2'],
  ['../../lib/app.py:12', 'https://github.com/acme/ops', '../lib/app.py 12-12'],
  ['../src/app.py', 'https://git.example.com/acme/ops', 'file src/app.py'],
  ['../src/app.py:12', 'https://git.example.com/acme/ops', 'file src/app.py'],
  ['app.py:12', 'https://github.com/acme/ops', 'app.py:12'],
  ['localhost:8080', 'https://github.com/acme/ops', 'localhost:8080'],
  ['b.md:3', 'https://github.com/acme/ops', 'docs/b.md'],
])('code: %j at %s leads to %j', (target, repository, leads) => {
  const graph = graphOf({ 'handrail.yaml': `repository: ${repository}`, 'docs/a.md': '# A', ...CODE });
  const found = graph.resolve(target, entryOf(graph, 'docs/a.md'));
  if (found.to !== 'repository') return expect(shown(found)).toBe(leads);
  const { path, lines } = found;
  expect(lines ? `${path} ${lines.from}-${lines.to}` : path).toBe(leads);
});

test('where the title differs from the first heading, that heading has an anchor', () => {
  const graph = graphOf({ 'a.md': '---\ntitle: B\n---\n# A\n' });
  expect(shown(graph.resolve('#a', entryOf(graph, 'a.md')))).toBe('a.md#a');
});

test('a page may bear two names', () => {
  const graph = graphOf({ 'a/README.md': '# R', 'a/index.md': '# I' });
  const from = entryOf(graph, 'a/README.md');
  expect(['.', 'README.md', 'index.md'].map((target) => shown(graph.resolve(target, from)))).toEqual([
    'a/README.md',
    'a/README.md',
    'a/index.md',
  ]);
});
