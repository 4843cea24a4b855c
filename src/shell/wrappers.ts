/** Commands that run the rest of their words, with their options that take a value. */
const WRAPPERS: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ughpCRDT]$|^--(?:user|group|host)$/,
  doas: /^-[uC]$/,
  env: /^-[uC]$/,
  nice: /^-n$/,
  ionice: /^-[cnp]$/,
  xargs: /^-[IndLPsaE]$/,
  timeout: /^-[sk]$|^\d+[smhd]?$/,
  watch: /^-n$/,
  parallel: /^-[jnN]$/,
  nohup: /^$/,
  setsid: /^$/,
  npx: /^-[cp]$|^--package$/,
  chpst: /^-[uUebm/cdfoprst]$/,
  envdir: /^\/etc\//,
  nsenter: /^-[tSG]$|^--target$/,
  chroot: /^\/(?:host|mnt|sysroot)\b/,
  time: /^$/,
  exec: /^-a$/,
  command: /^-[vV]$/,
  stdbuf: /^$/,
};
const SSH_VALUE = /^-[bcDEeFIiJLlmOopQRSWw]$/;
const KNIFE_VALUE = /^-[aCGiPpx]$|^--(?:attribute|concurrency|ssh-\w+)$/;
const CONTAINER_VALUE = /^-[cenuw]$|^--(?:container|env|namespace|user|workdir|context)$/;
const CLUSTER_VALUE = /^-[wxlgRfutM]$/;

/** Shells, and what runs `-c TEXT` as one does. */
export const SHELL = /^(?:bash|sh|zsh|dash|ash|ksh|fish|csh|tcsh|su|runuser|sg|script|flock)$/;
export const SQL_CLIENT = /^(?:psql|mysql|mariadb|sqlite3|gitlab-psql|cockroach|clickhouse-client|cqlsh)$/;

/** What a command runs: the last of its words. */
interface Inner {
  readonly words: readonly string[];
  /** Whether a shell reads the words once more, as `ssh` and `watch` make one do. */
  readonly isReadAgain: boolean;
}

/** `/usr/bin/env` → `env` */
export function programName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

/** The command in a command: `sudo …`, `ssh host …`, `kubectl exec pod -- …`, `eval …`. */
export function innerCommand([first = '', ...rest]: readonly string[]): Inner | undefined {
  const name = programName(first);
  const wrapped = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  if (wrapped)
    return { words: withoutOptions(rest, wrapped), isReadAgain: /^(?:watch|parallel|xargs)$/.test(name) };
  if (name === 'ssh') return { words: withoutOptions(rest, SSH_VALUE).slice(1), isReadAgain: true };
  if (name === 'eval') return { words: rest, isReadAgain: true };
  if (/^(?:pdsh|dsh|clush)$/.test(name))
    return { words: withoutOptions(rest, CLUSTER_VALUE), isReadAgain: true };
  if (name === 'knife' && rest[0] === 'ssh') {
    const [, ...words] = withoutOptions(rest.slice(1), KNIFE_VALUE);
    return { words: withoutOptions(words, KNIFE_VALUE), isReadAgain: true };
  }
  const words = innerWords(name, rest);
  return words.length > 0 ? { words, isReadAgain: false } : undefined;
}

function innerWords(name: string, words: readonly string[]): readonly string[] {
  if (name === 'bundle' && words[0] === 'exec') return words.slice(1);
  if (!/^(?:kubectl|oc|docker|podman|crictl|nerdctl|railway|fly|heroku|gcloud)$/.test(name)) return [];
  const dashes = words.indexOf('--');
  if (dashes !== -1) return words.slice(dashes + 1);
  const exec = words.indexOf(name === 'oc' ? 'rsh' : 'exec');
  return exec === -1 ? [] : withoutOptions(words.slice(exec + 1), CONTAINER_VALUE).slice(1);
}

/** Without leading options, their values, and assignments. */
function withoutOptions(words: readonly string[], takesValue: RegExp): readonly string[] {
  let at = 0;
  for (let word = words[at]; word !== undefined; word = words[at]) {
    if (takesValue.test(word)) at += word.startsWith('-') ? 2 : 1;
    else if (word.startsWith('-') || /^[A-Za-z_]\w*=/.test(word)) at++;
    else break;
  }
  return words.slice(at);
}
