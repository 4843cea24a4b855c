import { CHANGING_VERBS } from './changing-verbs.ts';

/** Options of a program, some with a value, before the word that says what it does. */
const OPTIONS = String.raw`(?: -\S+(?: [^-\s]\S*)?)*`;

/**
 * Commands that are known to change something: of the command as it is run, its words with one space between them. Files that
 * can be lost (`/tmp`) do not count, nor what is written beside the reader, which is mostly evidence.
 */
export const CHANGING_COMMANDS: readonly RegExp[] = [
  ...CHANGING_VERBS.map(
    ([programs, verbs]) => new RegExp(`^(?:${programs.source})${OPTIONS} (?:${verbs.source})(?: |$)`),
  ),
  // Files.
  /^(?:rm|rmdir|unlink|mkdir|touch|truncate|shred)(?: -\S+)* (?!-|\/tmp\/|\/var\/tmp\/|\$\{?TMP)\S/,
  /^(?:cp|ln|install -\S+)(?!.* (?:\/tmp(?:\/\S*)?|\/var\/tmp(?:\/\S*)?|\$\{?TMP\S*|\.\/?)$) /,
  /^mv (?!(?:-\S+ )*\/tmp\/\S+ \/tmp\/\S+$)/,
  /^(?:chmod|chown|chgrp|chattr|setfacl)(?!.* (?:\/tmp|\/var\/tmp|\$\{?TMP)\S*$) /,
  /^(?:sed|perl)(?: \S+)* -(?:[nErsuzplwa0-9]*i(?:\.\S*|[eE])?|-in-place\S*)(?: |$)/,
  /^(?:scp|rsync)(?!.* (?:-\w*n|--dry-run))(?: .*)? (?!-)[\w.${}@[\]-]+:\S*$/,
  /^find (?!\/tmp[ /]|\/var\/tmp[ /]|\$\{?TMP).*-exec(?:dir)? (?:\S*\/)?(?:rm|rmdir|mv|cp|ln|chmod|chown|chgrp|touch|truncate|sed -i)\b/,
  /^dd .*\bof=(?!\/dev\/null|\/tmp\/|\/var\/tmp\/)/,
  // Redirections, written `> file`: files of the system and settings of a user.
  /^(?:>|tee(?: -\S+)*) (?!\/tmp\/|\/var\/tmp\/|\/dev\/(?:null|shm|std|fd|tty))(?:\/|~\/\.|\$\{?HOME\}?\/\.)/,
  /^(?:vi|vim|nvim|nano|emacs|visudo|vipw|sudoedit|\$EDITOR)(?: |$)/,
  // Disks and memory.
  /^(?:mkfs(?:\.\w+)?|mkswap|mount(?= .* | -a)|umount|swapoff|swapon(?! --show| -s)|resize2fs|xfs_growfs|xfs_repair|growpart|fstrim|tune2fs|(?:lv|vg|pv)(?:create|extend|resize|reduce|convert|rename|change|move)|partprobe|wipefs .*-a|mdadm .*--(?:add|remove|fail|create|stop|assemble|re-add|grow)|cryptsetup (?:open|close|luksFormat|resize)|nvme format)(?: |$)/,
  // Processes and machines. What the block itself left in the background (`$!`, `%1`) is no loss.
  /^kill (?!-(?:0|l|L)(?: |$)|\$!|%\d)\S|^(?:pkill|killall|skill)(?: |$)|^fuser(?: \S+)* -\w*k/,
  /^(?:reboot|shutdown(?! -c)|poweroff|halt|init [06]|telinit|renice)(?: |$)/,
  /^sysctl (?:.*-w\b|.*-(?:p|-system)\b|\S+=\S*)/,
  /^(?:modprobe|insmod|rmmod|depmod|ifup|ifdown|netplan apply|update-grub|ldconfig|update-alternatives --(?:set|config|install)|update-ca-certificates)(?: |$)/,
  /^(?:ip6?tables|ebtables) .*(?:-[ADIRFXZPNE]|--(?:append|delete|insert|replace|flush|policy|zero))(?: |$)|^ip6?tables-restore\b/,
  /^firewall-cmd .*--(?:add|remove|set|reload|complete-reload|runtime-to-permanent)|^nft -f|^conntrack -[DFIU]|^ifconfig \S+ (?:up|down|\d)|^route (?:add|del)\b|^arp -[ds]/,
  /^journalctl .*--(?:vacuum-\S+|rotate|flush)|^logrotate .*-(?:f|-force)|^dmesg .*-(?:[cC]|-clear)\b|^date(?: \S+)* -(?:s|-set)\b|^chronyc (?:.* )?(?:makestep|burst|online|offline|add|delete)\b/,
  /^crontab(?: -u \S+)* -[eri]|^crontab(?: -u \S+)* [^-\s]/,
  /^(?:useradd|adduser|userdel|deluser|usermod|groupadd|groupdel|groupmod|gpasswd|passwd|chpasswd|chage|chsh)(?: |$)/,
  // Packages and settings.
  /^rpm (?:-[iUFe]|--(?:install|upgrade|erase|import))|^dpkg (?:.* )?(?:-[irP]|--(?:install|remove|purge|configure|reconfigure))\b|^dpkg-reconfigure |^pacman -[SRU]/,
  /^chef-client(?!.* (?:-W|--why-run|-v|--version))(?: |$)|^chef-client-(?:enable|disable)\b/,
  /^ansible-playbook (?!.*(?: -C\b|--(?:check|list-\w+|syntax-check)))/,
  /^ansible .*(?:-m|--module-name)[ =](?!\S*(?:ping|setup|debug|command|shell|raw|stat|script)(?: |$))\S/,
  // HTTP. Searches are sent by POST as well, and `-G` makes a query of the data.
  /^curl(?!.*(?:-X ?GET|--request[ =]GET| -\w*G | --get\b|\/_search|\/_count|\/_msearch|\/api\/v1\/(?:query|series|labels)|\/graphql))(?=.* (?:-[a-zA-Z]*X ?(?:POST|PUT|PATCH|DELETE)|--request[ =](?:POST|PUT|PATCH|DELETE)|-[sSkLfivg]*[dFT](?:[ @{"'$]|$)|--(?:data\S*|json|form\S*|upload-file)(?:[ =]|$)))/,
  /^wget .*--(?:post-(?:data|file)|body-(?:data|file)|method[ =](?:POST|PUT|PATCH|DELETE))/,
  /^(?:https?|xh|xhs)(?: -\S+)* (?:POST|PUT|PATCH|DELETE) /,
  // Databases and queues.
  /^(?:redis-cli|valkey-cli|gitlab-redis-cli)(?: -\S+(?: [^-\s]\S*)?)* (?:append|bgrewriteaof|bgsave|bitop|client (?:kill|pause|unpause|no-evict)|cluster (?:failover|forget|meet|reset|replicate|addslots|delslots|setslot)|config (?:set|rewrite|resetstat)|copy|debug (?!object)|decr(?:by)?|del|eval|expire(?:at)?|failover|flush\w+|[a-z]*(?:pop|push)|getdel|h(?:del|incrby|mset|set|setnx)|incr(?:by)?|latency reset|linsert|lrem|lset|ltrim|memory purge|migrate|m?set(?:nx|ex|range)?|persist|pexpire|psetex|publish|rename(?:nx)?|replicaof|restore|s(?:add|move|rem)|save|script (?:flush|kill|load)|sentinel (?:failover|reset|set|remove|monitor)|shutdown|slaveof|slowlog reset|unlink|x(?:add|del|trim|group|ack)|z(?:add|rem\w*|incrby))(?: |$)/i,
  /^kafka-\S+ .*--(?:alter|delete|create|add|remove|execute|delete-offsets)(?: |$)|^kafka-(?:console-producer|preferred-replica-election|leader-election|delete-records)/,
  /^(?:createdb|createuser|dropuser|vacuumdb|reindexdb|clusterdb|pg_repack|pg_resetwal|pg_rewind|pg_upgrade|initdb|mongorestore|mysqlimport|gitlab-pgrepack repack|pg_restore .*(?:-d|--dbname))(?: |=|$)/,
];

/** Of statements in lower case, their words with one space between them. */
export const CHANGING_SQL: readonly RegExp[] = [
  /^(?:insert|update|delete|merge|replace|upsert|create|alter|drop|truncate|rename|grant|revoke|vacuum|analyze|reindex|cluster|refresh|optimize|repair|comment on|lock|reassign|checkpoint|purge|flush|kill)\b/,
  /^(?:reset|change) (?:master|slave|replica|replication|binary|query)\b|^(?:start|stop) (?:slave|replica|group_replication)\b|^set (?:global|persist)\b/,
  /^explain (?:analyze|\([^)]*analyze[^)]*\)) (?:insert|update|delete|merge)\b/,
  /^with .*\b(?:insert into|delete from|update \S+ set|merge into)\b/,
  /^\\?copy (?!\().* from\b/,
  // Functions of PostgreSQL that do something.
  /\b(?:pg_(?:terminate_backend|cancel_backend|reload_conf|rotate_logfile|switch_\w+|promote|drop_\w+|create_\w+|replication_slot_advance|stat\w*_reset\w*|wal_replay_(?:pause|resume)|repack\w*)|setval|nextval|lo_unlink) ?\(/,
];
