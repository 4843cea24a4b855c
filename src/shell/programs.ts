/**
 * Programs and builtins that operators type, by what they do with their arguments. `DATA` programs never evaluate one, unless a
 * row of `ARGUMENT_RULES` names it; `CODE` programs run what an argument names; of `OTHERS` it is not known.
 */
const DATA = words(`
  basename cat cd chgrp chmod chown cksum cmp comm cut df diff dig dirname dmesg du echo egrep expr false fgrep file find fold
  fuser getent getfacl grep gunzip gzip head hostname  iptables jobs journalctl kill killall  ln ls lsblk lscpu lsmod
  lsof lsns md5sum mkdir mkfifo mktemp mpstat netstat netcat vmstat  mv cp nc  nslookup od pgrep pidof ping pkill printenv printf ps pwd
  readlink realpath rm rmdir seq sha256sum shred shuf sleep sort ss stat strings systemctl tac tail tcpdump telnet touch tr
  traceroute truncate uname uniq unlink uptime vgs lvs pvs wait wc  which whoami id ip xxd yes zcat zfs zpool logger
  curl wget kubectl oc  kubens kubectx stern docker docker-compose podman nerdctl crictl helm git gh glab aws az gcloud gsutil bq
  vault consul etcdctl argocd flux istioctl linkerd velero promtool amtool logcli redis-cli nodetool rabbitmqctl
  rabbitmq-diagnostics kafka-topics kafka-console-consumer kafka-consumer-groups ceph rados rbd patronictl createdb dropdb
  nomad calicoctl cilium eksctl kcat zkcli`);

const CODE = words(`
  bash sh zsh su apt-cache   . source alias           env eval exec command  make   nohup nice
           crontab time timeout  watch xargs npm npx yarn pnpm pip pip3 gem cargo
  go java bundle composer poetry rails rake gradle mvn apt apt-get dnf yum dpkg rpm snap pacman zypper apk brew install ldd
   modprobe  vi vim  tmux  socat  strace  chroot nsenter 
     sudo             `);

/** What evaluates a language of its own, given as an argument. */
const INTERPRETERS = words(
  `awk    sed  perl python  python3 ruby node     jq yq mongo mongosh cypher-shell   `,
);

const OTHERS = words(`
  perf : [ bg less man type bzip2 bunzip2 clear date dd declare exit export fdisk fg fsck gpg history htop iconv ifconfig iostat iotop local locate
  logrotate lvcreate lvextend lvremove mkfs mkswap mount ntpq nvme openssl parted popd pushd pv pvcreate read readonly reboot
  renice resize2fs return route rsync sar scp service set sftp sgdisk shift shutdown smartctl split ssh ssh-add ssh-agent
  ssh-keygen ssh-keyscan stress swapoff swapon sync sysctl tar tee test timedatectl top true tshark ufw ulimit umask umount
  unalias unset unzip useradd userdel usermod w write wipefs xz zgrep zip zless zstd kustomize heroku railway vercel doctl
  flyctl fly terraform tofu terragrunt packer pulumi ansible ansible-playbook vagrant chef-client knife puppet ctr buildah skopeo
  minikube k3s k9s kubeadm kops mysql mysqldump mysqladmin mariadb psql pg_dump pg_dumpall pg_restore pg_ctl pg_isready
  redis-server mongodump mongorestore sqlite3 cqlsh clickhouse-client kafka-console-producer gluster pgbouncer jcmd jmap jstack
  nginx apachectl haproxy varnishadm certbot cfssl keytool`);

/** The same of programs whose names are words of other texts, too, or which few type. */
const LESS_USUAL: Readonly<Record<'data' | 'code' | 'name', readonly string[]>> = {
  data: words(
    'host k mtr whereis base64 column nl paste rev tree rg free sha1sum sha512sum findmnt blkid praefect',
  ),
  code: words(`
    dash ash ksh fish csh tcsh busybox builtin gmake parallel runuser sg script flock trap batch at insmod ld.so gdb ltrace
    unshare setsid systemd-run doas enable bind complete hash mapfile readarray fc tclsh osascript powershell pwsh cmd expect
    start-stop-daemon screen mosh`),
  name: words('gawk mawk nawk gsed nodejs deno php lua bc dc m4'),
};

/** A line that begins with one is a command, and neither output nor prose. */
export const KNOWN_COMMANDS: ReadonlySet<string> = new Set([...DATA, ...CODE, ...INTERPRETERS, ...OTHERS]);

/**
 * How a program uses an argument: as `data`; as `plain` text of which it is not known; as part of a `name` or of a program in
 * a language of its own; as `code`, which it runs or loads. The later, the less a value may contain.
 */
export const USES_BY_RISK = ['data', 'plain', 'name', 'code'] as const;
export type Use = (typeof USES_BY_RISK)[number];

/** Options whose value is run or loaded, whichever program has them. */
export const RUNNING_OPTION =
  /^--?(?:[\w-]+-)?(?:exec|commands?|cmd|program|proxy-?command|shell|scripts?|hook|editor|pager|rsh|rcfile|init-file|config|kubeconfig|plugin|modules?|modprobe|module-path|preload|library|eval|checkpoint-action|rsync-path|\w+-pack|askpass|post-renderer|transport|expression)$/i;

/** A use that depends on the words before a value, with one space between them, the beginning of the value's own word included. */
export const ARGUMENT_RULES: readonly (readonly [before: RegExp, use: Use])[] = [
  // The value is the name of an option.
  [/ --?$/, 'code'],
  [/^(?:ssh|scp|sftp|rsync|mosh|autossh)\b.* -(?:o|F|S|e|D)[ =]?(?:\w+=)?$/, 'code'],
  [
    /^(?:k|kubectl|oc) (?:.* )?(?:apply|create|replace|run|set|debug)\b.* (?:-f|--filename|-k|--kustomize|--image)[ =]$/,
    'code',
  ],
  [/^(?:k|kubectl|oc) (?:.* )?(?:plugin|config set-credentials|rsh|adm must-gather)\b/, 'code'],
  [/^(?:k|kubectl|oc) (?:.* )?(?:-o|--output|--template)[ =]?\S*template/, 'name'],
  [
    /^helm (?:.* )?(?:plugin|repo add)\b|^helm (?:.* )?(?:install|upgrade|template)(?: | .* [^-]\S* )$/,
    'code',
  ],
  [
    /^(?:docker|podman|nerdctl)(?:-compose| compose)? (?:.* )?(?:run|create|build|buildx|import|load|plugin|stack)(?: | .* [^-]\S* )$/,
    'code',
  ],
  [
    /^git (?:.* )?(?:-c|config|submodule|bisect|difftool|mergetool|filter-branch|rebase|remote|archive|daemon)\b/,
    'code',
  ],
  [/^git (?:.* )?(?:clone|fetch|pull|push|ls-remote)\b/, 'plain'],
  [
    /^(?:gh|glab) (?:alias|extension)\b|^aws configure\b|^aws ssm\b|^(?:consul|nomad) (?:.* )?(?:exec|lock|watch|run)\b/,
    'code',
  ],
  [/^(?:redis-cli|rabbitmqctl) (?:.* )?(?:eval|evalsha|script|fcall)\b/i, 'name'],
  [/^(?:promtool|logcli|amtool) (?:.* )?query\b/, 'plain'],
  [/^systemctl (?:.* )?(?:enable|link|edit|set-environment|import-environment|--root)\b/, 'code'],
  [/^(?:nc|ncat|netcat) (?:.* )?-\w*[ec] ?$/, 'code'],
  [/^ip (?:.* )?(?:exec|-b|-batch)\b/, 'code'],
  [/^curl (?:.* )?-K ?$|^wget (?:.* )?-e ?$|^tcpdump (?:.* )?-z ?$|^date (?:.* )?-f ?$/, 'code'],
  [/^printf (?:.* )?-v/, 'plain'],
  [/^salt .* cmd\.\w+ $|^ansible (?:.* )?(?:-a|--args)[ =]$/, 'code'],
  [/^(?:service|rc-service|invoke-rc\.d) /, 'name'],
  [/^(?:psql|[gmn]?awk|g?sed|jq|python\S*|mysql) (?:.* )?-(?:f|L|m) ?$/, 'code'],
  [/^jq (?:.* )?--arg \S+ $/, 'data'],
  [/^knife (?:\w+ ){1,2}(?:show|list) (?:[^-]\S* )*$/, 'data'],
  [/^perf (?:record|stat|top|trace) (?:.* )?-[pt] $/, 'data'],
  [/^gpg2? (?:.* )?--(?:edit-key|list-(?:secret-)?keys|fingerprint|recv-keys|delete-keys|export) $/, 'data'],
];

/** What a program does with its arguments where no rule says more. */
export function usualUse(name: string): Use {
  return USES.get(name) ?? (/^(?:python|ruby|perl|lua)[\d.]+$/.test(name) ? 'name' : 'plain');
}

const USES: ReadonlyMap<string, Use> = new Map(
  (
    [['data', DATA], ['code', CODE], ['name', INTERPRETERS], ...Object.entries(LESS_USUAL)] as [
      Use,
      readonly string[],
    ][]
  ).flatMap(([use, names]) => names.map((name) => [name, use] as const)),
);

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
