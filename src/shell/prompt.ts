/** What shells print before a command, with the white space behind it. `# ` is not among them: it mostly begins a comment. */
const PROMPTS: readonly RegExp[] = [
  /^\$[ \t]+(?=\S)/,
  /^%[ \t]+(?=[a-z./~])/,
  // user@host:~$ · [user@host ~]# · (venv) user@host ~ %
  /^(?:\([\w.-]+\) ?)?[\w.-]+@[\w.-]+(?::[^\s$#%]*| [^\s$#%]+)? ?[$#%][ \t]+(?=\S)/,
  /^\[[\w.-]+@[^\]\n]{1,60}\] ?[$#%][ \t]+(?=\S)/,
  // host:~$ · ~/shop $ · bash-5.1# · ❯
  /^[\w.-]+:[~/][^\s$#%]*[$#%][ \t]+(?=\S)/,
  /^~[\w/.-]* \$[ \t]+(?=\S)/,
  /^-?(?:bash|sh|zsh|ash)-?[\d.]*[$#%][ \t]+(?=\S)/,
  /^[➜❯λ][ \t]+(?=\S)/,
  /^(?:PS )?[A-Z]:\\[^>\n]{0,100}>[ \t]*(?=\S)/,
];

/** One of these ends every prompt. */
const MARK = /[$%#>➜❯λ]/;

/** `mysql> `, `db=# `, `irb(main):001:0> `, `[ gprd ] production> `, `(gdb) `: what follows is not for a shell. */
const FOREIGN =
  /^(?:(?:MariaDB |\[[^\]\n]{1,30}\] ?)?[^\s$"'`|&;<>\\]{0,60}(?:[=-][#>*]|>{1,3})|\((?:gdb|lldb|Pdb|rdb:\d+)\))(?:[ \t]|$)/;

/** The prompt that a line begins with; empty where there is none. */
export function promptOf(line: string): string {
  if (!MARK.test(line)) return '';
  for (const prompt of PROMPTS) {
    const [found = ''] = prompt.exec(line) ?? [];
    if (found !== '') return found;
  }
  return '';
}

/** The prompt of a program that is no shell, where something is typed behind it; empty where there is none. */
export function foreignPromptOf(line: string): string {
  if (!MARK.test(line) || !isForeignPrompt(line)) return '';
  // An arrow or a sign alone begins lines of output as well.
  const [found = ''] = /^(?:>>> |(?:MariaDB )?[^\s=>#*-]\S*[ \t]+)(?=\S)/.exec(line) ?? [];
  return found;
}

/** Root's prompt, which mostly begins a comment: `# systemctl restart nginx`. */
export const ROOT_PROMPT = /^#[ \t]+(?=[a-z./~])/;

/** Whether a line begins with the prompt of a program that is no shell. */
export function isForeignPrompt(line: string): boolean {
  return promptOf(line) === '' && FOREIGN.test(line);
}
