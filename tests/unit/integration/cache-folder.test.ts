import { expect, test } from 'vitest';
import { userCacheFolder } from '../../../src/integration/cache-folder.ts';

test.each<[NodeJS.Platform, env: NodeJS.ProcessEnv, home: string, folder: string | undefined]>([
  ['linux', {}, '/home/ada', '/home/ada/.cache/handrail'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/ada' }, '/home/ada', '/var/cache/ada/handrail'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/ada', '/home/ada/.cache/handrail'],
  ['linux', { XDG_CACHE_HOME: 'content' }, '/home/ada', '/home/ada/.cache/handrail'],
  ['linux', {}, '', undefined],
  ['linux', {}, 'content', undefined],
  ['freebsd', {}, '/home/ada', '/home/ada/.cache/handrail'],
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Caches/handrail'],
  ['darwin', { XDG_CACHE_HOME: '/x' }, '/Users/ada', '/x/handrail'],
  [
    'win32',
    { LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' },
    'C:\\Users\\ada',
    'C:\\Users\\ada\\AppData\\Local\\handrail',
  ],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Local\\handrail'],
  ['win32', { LOCALAPPDATA: 'Local' }, 'C:\\Users\\ada', undefined],
])('%s %j in %s: %s', (platform, env, home, folder) => {
  expect(userCacheFolder(env, platform, home)).toBe(folder);
});
