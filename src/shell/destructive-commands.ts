/** What destroys data or machines, and is not undone by the next command. To add one is to add a line. */
export interface Destructive {
  /** As it is called in the problem. */
  readonly name: string;
  /** Of the command as it is run: its words with one space between them, without `sudo` and the like; or of an SQL statement. */
  readonly pattern: RegExp;
}

/** Words that contain spaces are left out of what the patterns see. */
export const DESTRUCTIVE_COMMANDS: readonly Destructive[] = [
  {
    name: 'rm -rf',
    // What is meant to go away may: temporary folders.
    pattern:
      /^rm(?=.* (?:-[a-zA-Z]*[rR]|--recursive))(?=.* (?:-[a-zA-Z]*f|--force))(?:(?: -\S*)|(?: \/tmp\/\S+| \/var\/tmp\/\S+| \$\{?TMP\S*))* (?!-|\/tmp\/\S|\/var\/tmp\/\S|\$\{?TMP)\S/,
  },
  { name: 'find -delete', pattern: /^find (?!\/tmp[ /]|\/var\/tmp[ /]|\$\{?TMP).*-(?:delete\b|exec rm\b)/ },
  { name: 'mkfs', pattern: /^mkfs(?:\.\w+)? / },
  { name: 'wipefs', pattern: /^wipefs .*(?:-a|--all)\b/ },
  { name: 'dd', pattern: /^dd .*\bof=\/dev\/(?!null\b)/ },
  { name: 'shred', pattern: /^shred / },
  { name: 'lvremove', pattern: /^(?:lv|vg|pv)remove / },
  { name: 'zfs destroy', pattern: /^(?:zfs|zpool) destroy / },
  { name: 'git push --force', pattern: /^git(?: -\S+(?: \S+)?)* push\b.* (?:--force|-[a-z]*f|\+\S+)(?: |$)/ },
  {
    name: 'kubectl delete',
    pattern:
      /^(?:kubectl|oc)(?: -\S+(?: [^-\s]\S*)?)* delete\b(?:.* --all(?: |$|=true)|(?: -\S+)* (?:ns|namespaces?|pvc?|persistentvolume(?:claim)?s?|nodes?|crds?|customresourcedefinitions?|project)(?:[ /]|$))/,
  },
  { name: 'helm uninstall', pattern: /^helm(?: -\S+(?: [^-\s]\S*)?)* (?:uninstall|delete|del|un) \S/ },
  {
    name: 'terraform destroy',
    pattern: /^(?:terraform|tofu|terragrunt)(?: -\S+)* (?:destroy\b|apply .*-destroy\b)/,
  },
  { name: 'pulumi destroy', pattern: /^pulumi destroy\b/ },
  { name: 'aws s3 rm --recursive', pattern: /^aws(?: --\S+(?: [^-\s]\S*)?)* s3 (?:rm .*--recursive|rb )/ },
  {
    name: 'aws delete',
    pattern:
      /^aws(?: --\S+(?: [^-\s]\S*)?)* [a-z0-9-]+ (?:terminate-instances|delete-(?:db-\w+|table|stack|bucket|cluster|volume|file-system|snapshot|queue|secret|nodegroup))\b/,
  },
  {
    name: 'gsutil rm -r',
    pattern: /^(?:gsutil(?: -\S+)* rm(?: -\S+)* -[a-z]*[rR]|gcloud storage rm .*(?:-r|--recursive)\b)/,
  },
  {
    name: 'gcloud delete',
    pattern:
      /^gcloud(?: -\S+(?: [^-\s]\S*)?)* (?:alpha |beta )?(?:compute (?:instances|disks|snapshots|images)|sql (?:instances|databases)|container clusters|projects) delete\b/,
  },
  {
    name: 'az delete',
    pattern:
      /^az (?:group|vm|disk|aks|sql (?:db|server)|storage (?:account|container)|postgres\S*(?: \S+)*|keyvault(?: secret)?) delete\b/,
  },
  { name: 'docker prune', pattern: /^(?:docker|podman) (?:(?:system|volume|image) prune\b|volume rm\b)/ },
  {
    name: 'docker compose down --volumes',
    pattern: /^docker[ -]compose(?: -\S+(?: [^-\s]\S*)?)* down .*(?:-v|--volumes)\b/,
  },
  {
    name: 'railway delete',
    pattern: /^railway (?:(?:volume|service|environment|delete) )?(?:delete|remove|rm)\b/,
  },
  { name: 'dropdb', pattern: /^(?:dropdb \S|mysqladmin .*\bdrop\b)/ },
  { name: 'FLUSHALL', pattern: /^(?:redis-cli|valkey-cli|gitlab-redis-cli)\b.* flush(?:all|db)\b/i },
  { name: 'etcdctl del --prefix', pattern: /^etcdctl .*\bdel\b.*--(?:prefix|from-key)\b/ },
  { name: 'consul kv delete -recurse', pattern: /^consul kv delete .*-recurse\b/ },
  {
    name: 'rabbitmqctl reset',
    pattern:
      /^rabbitmqctl(?: -\S+(?: [^-\s]\S*)?)* (?:reset|force_reset|purge_queue|delete_queue|delete_vhost)\b/,
  },
  { name: 'kafka-topics --delete', pattern: /^kafka-topics(?:\.sh)? .*--delete\b/ },
  { name: 'ceph osd purge', pattern: /^ceph osd (?:purge|destroy|pool (?:delete|rm))\b/ },
];

/** Of statements in lower case, their words with one space between them. */
export const DESTRUCTIVE_SQL: readonly Destructive[] = [
  { name: 'DROP TABLE', pattern: /^drop table\b/ },
  { name: 'DROP DATABASE', pattern: /^drop database\b/ },
  { name: 'DROP SCHEMA', pattern: /^drop (?:schema|keyspace|tablespace)\b/ },
  { name: 'DROP COLUMN', pattern: /^alter table .*\bdrop column\b/ },
  { name: 'TRUNCATE', pattern: /^truncate(?: table)? \S/ },
  { name: 'DELETE without WHERE', pattern: /^delete from \S+$/ },
];
