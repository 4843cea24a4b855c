// Finds a Chromium for the tests, or gets one. `node bin/browser.js` prints its path.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// A page of the headless shell, which is the same engine without a browser's windows, costs a third.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const { env, platform } = process;

const advice = `No Chromium found for the browser tests. Run one of these, then try again:
  npx playwright install chromium --with-deps
  sudo apt-get install chromium              (Debian, Ubuntu)
or name one you have:  CHROMIUM=/path/to/chromium npm test`;

/** The path of a browser that starts. Throws, with the command to run, when none can be had. */
export async function findBrowser() {
  if (env.CHROMIUM) {
    if (starts(env.CHROMIUM)) return env.CHROMIUM;
    throw new Error(`CHROMIUM is set to ${env.CHROMIUM}, which does not start. Correct it or unset it.`);
  }
  const found = installed() ?? (await playwrights()) ?? fromDebian();
  if (!found) throw new Error(advice);
  return found;
}

function installed() {
  const onPath = (env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(platform === 'win32' ? [] : onPath), ...defaultPlaces()].find(starts);
}

function defaultPlaces() {
  if (platform === 'darwin')
    return ['Google Chrome', 'Chromium'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].map((folder) =>
        join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    );
  if (platform === 'win32')
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        ['Google/Chrome', 'Chromium'].map((name) => join(folder, name, 'Application/chrome.exe')),
      );
  return [];
}

async function playwrights() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  if (!existsSync(path)) download();
  return starts(path) ? path : undefined;
}

function download() {
  console.error("Downloading Playwright's Chromium …");
  const cli = createRequire(import.meta.url)
    .resolve('playwright/package.json')
    .replace('package.json', 'cli.js');
  // Playwright tries five times: 10 s each keeps a network that swallows everything under a minute.
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium', '--no-shell'], {
    env: { ...env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
    stdio: 'ignore',
    timeout: 10 * 60_000,
  });
  if (status !== 0) console.error('That failed; is there a network?');
}

/** Only where nobody's machine is changed by it: root in CI. */
function fromDebian() {
  if (process.getuid?.() !== 0 || env.CI !== 'true' || !existsSync('/etc/debian_version')) return undefined;
  console.error('Installing Chromium with apt-get …');
  const noninteractive = { ...env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], timeout: 10 * 60_000, env: noninteractive });
  apt('update');
  // Older releases of Debian have no headless shell.
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (apt('install', '-y', '--no-install-recommends', name).status === 0) break;
  return installed();
}

/** Ubuntu's `chromium-browser` may be a stub that only tells to install a snap, hence the run. */
function starts(path) {
  if (!existsSync(path)) return false;
  // chrome.exe --version opens a window instead.
  return platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  await findBrowser().then(console.log, ({ message }) => {
    console.error(message);
    process.exitCode = 2;
  });
