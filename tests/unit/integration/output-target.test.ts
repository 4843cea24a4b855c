import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { assertReplaceable, OutputError } from '../../../src/integration/output-target.ts';
import { MARKER, writeMarker } from '../../../src/integration/site-marker.ts';

let dist = '';
let content = '';

beforeEach(() => {
  const place = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'handrail-target-')));
  onTestFinished(() => fs.rmSync(place, { recursive: true, force: true }));
  content = path.join(place, 'content');
  dist = path.join(place, 'dist');
  fs.mkdirSync(content);
  put('index.html');
  put('guides/start/index.html');
  writeMarker(dist, { title: 'Site' });
});

function put(file: string, text = 'text'): void {
  fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
  fs.writeFileSync(path.join(dist, file), text);
}

function unlist(): void {
  put(MARKER, JSON.stringify({ generator: 'handrail', title: 'Site' }));
}

const REFUSED: Readonly<Record<string, [prepare: () => void, named: string]>> = {
  'a file next to a site': [() => put('keep.txt'), 'that Handrail did not build: keep.txt.'],
  'a file next to an empty marker': [() => (put(MARKER, ''), put('keep.txt')), 'is not of this version'],
  'a marker of another program': [() => put(MARKER, '{"files": ["index.html"]}'), 'is not of this version'],
  'a marker without a list': [unlist, 'is not of this version'],
  'a list that is no list': [
    () => put(MARKER, '{"generator": "handrail", "files": "index.html"}'),
    'is not of this version',
  ],
  'a list of other things than names': [
    () => put(MARKER, '{"generator": "handrail", "files": [{}, null]}'),
    'is not of this version',
  ],
  'no marker': [
    () => fs.rmSync(path.join(dist, MARKER)),
    'that Handrail did not build: guides/start/index.html, index.html.',
  ],
  'a hidden file': [() => put('.htaccess'), '.htaccess'],
  'a Git work tree': [() => put('.git', 'gitdir: ../.git/worktrees/pages'), '.git'],
  'a Git repository': [() => put('.git/config'), '.git/config'],
  'a file deep in the site': [() => put('guides/start/notes.txt'), 'guides/start/notes.txt'],
  'a file that looks like a working file': [() => put('.handrail-notes'), '.handrail-notes'],
  'a folder of a volume where there is none': [() => put('lost+found/1'), 'lost+found/1'],
  'a link to a file': [() => fs.symlinkSync('index.html', path.join(dist, 'a')), ': a.'],
  'a link to a folder': [() => fs.symlinkSync(content, path.join(dist, 'a')), ': a.'],
  'a link instead of a page': [
    () => (fs.rmSync(path.join(dist, 'index.html')), fs.symlinkSync('x', path.join(dist, 'index.html'))),
    'index.html',
  ],
  'a link instead of the marker': [
    () => {
      fs.renameSync(path.join(dist, MARKER), path.join(content, 'marker'));
      fs.symlinkSync(path.join(content, 'marker'), path.join(dist, MARKER));
    },
    'is not of this version',
  ],
  'a pipe instead of the marker': [
    () => (fs.rmSync(path.join(dist, MARKER)), void execFileSync('mkfifo', [path.join(dist, MARKER)])),
    'is not of this version',
  ],
  'a name that differs in case': [() => put('Index.html'), 'Index.html'],
  'files that a host added': [
    () => ['CNAME', '_headers', '.nojekyll', 'index.html.gz', 'index.html.br'].forEach((file) => put(file)),
    '.nojekyll, CNAME, _headers and 2 more',
  ],
};

test.for(Object.entries(REFUSED))('%s: not replaced', ([, [prepare, named]]) => {
  prepare();
  const before = fs.readdirSync(dist, { recursive: true }).toSorted();
  expect(() => assertReplaceable(dist, content)).toThrow(OutputError);
  expect(() => assertReplaceable(dist, content)).toThrow(named);
  expect(fs.readdirSync(dist, { recursive: true }).toSorted()).toEqual(before);
});

const REPLACED: Readonly<Record<string, () => void>> = {
  'a site': () => undefined,
  'a site that lacks a file': () => fs.rmSync(path.join(dist, 'index.html')),
  'a site with an edited file': () => put('index.html', 'by hand'),
  'an empty folder in it': () => fs.mkdirSync(path.join(dist, 'guides/empty')),
  'what a build left that worked from within': () => put('.handrail-new-4711/index.html'),
  'an empty folder': () => (fs.rmSync(dist, { recursive: true }), fs.mkdirSync(dist)),
  'no folder': () => fs.rmSync(dist, { recursive: true }),
};

test.for(Object.entries(REPLACED))('%s: replaced', ([, prepare]) => {
  prepare();
  expect(() => assertReplaceable(dist, content)).not.toThrow();
});

test('names with line breaks and quotes are listed as they are', () => {
  put('files/a\nb".png');
  writeMarker(dist, {});
  expect(() => assertReplaceable(dist, content)).not.toThrow();
});
