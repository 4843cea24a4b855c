/** What is written as ```` ```Bash ````, ```` ```{.bash} ````, ```` ```bash,ignore ```` or ```` ```bash:scale.sh ````: `bash`. */
export function fenceName(fence: string): string {
  return fence
    .toLowerCase()
    .replace(/^\{?\.?/, '')
    .replace(/[,:{}].*$/, '');
}

/** Scripts for shells, as people write their language. */
export const SHELL_SCRIPTS: ReadonlySet<string> = new Set(
  'bash sh shell zsh ksh shellscript shel'.split(' '),
);
/** What was typed into a shell, with prompts. */
export const SHELL_SESSIONS: ReadonlySet<string> = new Set(
  'console shellsession sh-session shell-session terminal'.split(' '),
);
/** Without a language most blocks are commands, too. */
const OTHER_COMMANDS = new Set(['', 'fish', 'powershell', 'pwsh', 'ps1', 'bat', 'cmd']);

/** The first command of a block, comments passed over; empty where its language is not one that people run line by line. */
export function firstCommand(fence: string, code: string): string {
  const name = fenceName(fence);
  if (![SHELL_SCRIPTS, SHELL_SESSIONS, OTHER_COMMANDS].some((names) => names.has(name))) return '';
  const lines = code.split('\n').map((line) => line.trim());
  const written = lines.filter((line) => line !== '');
  return written.find((line) => !line.startsWith('#')) ?? written[0] ?? '';
}
