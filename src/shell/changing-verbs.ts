/** Programs, and words by which they change something: each the first behind the options, or several in a row. */
export const CHANGING_VERBS: readonly (readonly [programs: RegExp, verbs: RegExp])[] = [
  // Clusters and containers.
  [
    /kubectl|oc|k/,
    /apply|create|delete|patch|edit|scale|set(?!.* --list)|(?:label|annotate)(?!.* --list)|taint|cordon|uncordon|drain|replace|expose|autoscale|run(?!.* --rm)|rollout (?:restart|undo|pause|resume)|cp .* \S*:\S*|certificate (?:approve|deny)|argo rollouts (?:abort|pause|promote|restart|retry|set|undo)/,
  ],
  [
    /oc/,
    /adm (?:drain|cordon|uncordon|taint|prune|restart-kubelet|reboot-machine-config-pool|migrate|certificate|policy (?:add|remove)-\S+|upgrade .*--(?:to|to-latest|to-image|clear|allow\S*|force)|upgrade channel)|new-app|new-project|start-build|cancel-build|import-image|rollback|tag|policy (?:add|remove)-\S+|secrets (?:link|unlink|add)/,
  ],
  [/helm/, /install|upgrade|rollback|push/],
  [/helmfile/, /apply|sync|destroy|delete/],
  [/argocd/, /app (?:sync|set|delete|create|patch|rollback|terminate-op|unset|actions run)/],
  [/flux/, /reconcile|suspend|resume|create|delete|bootstrap|install|uninstall/],
  [/istioctl|linkerd|cilium/, /install|upgrade|uninstall/],
  [/velero/, /(?:backup|restore|schedule) (?:create|delete)/],
  [/kubeadm/, /init|join|reset|upgrade apply|certs renew/],
  [/eksctl/, /create|delete|scale|upgrade|drain|set|unset|enable|disable/],
  [/kops/, /(?:update|rolling-update) .*--yes|create|delete|replace|edit/],
  [/kind|minikube|k3d/, /create|delete|load|start|stop|cluster (?:create|delete|start|stop)/],
  [
    /(?:docker|podman|nerdctl|crictl|ctr)(?: compose)?|(?:docker|podman)-compose/,
    /start|stop|restart|kill|rm|rmi|rmp|stopp|push|load|import|create|update|rename|pause|unpause|commit|up|down|scale|run(?!.* --rm)|cp \S+ \S+:\S*|(?:buildx )?build .*--push|(?:container|image|network|volume|builder|buildx|config|secret|service|stack|node|swarm|context|plugin) (?:create|rm|remove|prune|start|stop|restart|kill|connect|disconnect|update|scale|rollback|deploy|init|join|leave|promote|demote|enable|disable|install)/,
  ],
  [/docker-machine/, /create|rm|start|stop|restart|kill|upgrade|provision/],
  // Services of a machine.
  [
    /systemctl/,
    /start|stop|restart|reload|try-\S+|reload-or-\S+|enable|disable|reenable|mask|unmask|kill|edit|link|preset|revert|isolate|set-\S+|reset-failed|daemon-re\S+|reboot|poweroff|halt|kexec|suspend|emergency|rescue/,
  ],
  [/service|rc-service|invoke-rc\.d/, /\S+ (?:start|stop|restart|reload|force-\S+|condrestart|try-restart)/],
  [
    /sv/,
    /up|down|start|stop|restart|reload|once|hup|term|kill|int|quit|pause|cont|exit|shutdown|force-\S+|try-restart/,
  ],
  [/supervisorctl/, /start|stop|restart|reload|update|add|remove|signal|clear|shutdown/],
  [/pm2|monit/, /start|stop|restart|reload|delete|monitor|unmonitor/],
  [
    /gitlab-ctl/,
    /start|stop|restart|hup|term|kill|usr[12]|int|once|reconfigure|promote\S*|upgrade\S*|pg-upgrade|cleanse|uninstall|repmgr|set-\S+/,
  ],
  [
    /nginx|apachectl|httpd/,
    /-s (?:reload|stop|quit|reopen)|-k (?:start|stop|restart|graceful\S*)|start|stop|restart|graceful\S*/,
  ],
  // Repositories, and what is made from them.
  [
    /git/,
    /push|pull|commit|merge|rebase|reset|checkout|switch|restore|revert|cherry-pick|add|rm|mv|am|apply(?!.* --(?:check|stat))|stash(?! (?:list|show))|clean|gc|prune|repack|update-ref|filter-branch|tag (?!-(?:l|n|-list)\b)\S+|branch (?:-[dDmMcCfu]|--(?:delete|move|set-upstream\S*)|[^-]\S*)|remote (?:add|remove|rm|rename|set-\S+|prune)/,
  ],
  [
    /gh|glab/,
    /\S+ (?:create|close|reopen|merge|edit|delete|run|rerun|cancel|enable|disable|set|upload|approve)|api .*(?:-X|--method)[ =]?(?:POST|PUT|PATCH|DELETE)/,
  ],
  [
    /terraform|tofu|terragrunt|tf/,
    /apply|import|destroy|taint|untaint|refresh|force-unlock|run-all (?:apply|destroy)|state (?:mv|rm|push|replace-provider)|workspace (?:new|delete)/,
  ],
  [/pulumi/, /up|update|refresh|import|cancel|state (?:delete|unprotect|rename)/],
  [/vagrant/, /up|halt|destroy|reload|provision|suspend|resume/],
  [/puppet/, /agent (?!.*--noop).*(?:-t|--test|--enable|--disable)|apply(?!.* --noop)/],
  [
    /knife/,
    /bootstrap|upload|(?:node|role|client|user|environment|cookbook|tag|acl|group|vault|data bag)(?: run_list)? (?:create|delete|edit|from file|upload|add|remove|set|update|bulk delete|rotate\S*)/,
  ],
  // Packages.
  [
    /apt|apt-get|aptitude/,
    /install|reinstall|remove|purge|update|upgrade|dist-upgrade|full-upgrade|autoremove|build-dep/,
  ],
  [/apt-mark/, /hold|unhold|auto|manual/],
  [
    /yum|dnf|zypper|microdnf/,
    /install|in|reinstall|update|up|upgrade|remove|rm|erase|downgrade|autoremove|clean|versionlock add/,
  ],
  [/apk/, /add|del|upgrade|update|fix/],
  [
    /snap|brew|gem|pipx|krew|flatpak/,
    /install|uninstall|remove|upgrade|update|refresh|services (?:start|stop|restart)/,
  ],
  [/kubectl/, /krew (?:install|uninstall|upgrade)/],
  [/pip|pip3/, /install|uninstall/],
  [/npm|pnpm|yarn/, /install|i|ci|add|remove|uninstall|update|upgrade|publish/],
  [/bundle|poetry|composer/, /install|update|add|remove|require/],
  [/cargo|go/, /install|add|publish|update/],
  [
    /aptly/,
    /(?:mirror|repo|snapshot|publish) (?:create|update|add|remove|drop|switch|edit|repo|snapshot|merge|move|copy|import)|db cleanup/,
  ],
  // Networks, disks and names of a machine.
  [
    /ip/,
    /(?:a|addr|address|r|route|l|link|n|neigh|rule|netns|tunnel) (?:add|del|delete|set|replace|change|flush)/,
  ],
  [/ufw/, /enable|disable|allow|deny|delete|reset|reload|limit|reject|insert|route/],
  [/nft/, /add|delete|insert|flush|replace|create|destroy/],
  [/ipset/, /create|add|del|destroy|flush|swap/],
  [/tc/, /(?:qdisc|class|filter) (?:add|del|replace|change)/],
  [
    /nmcli/,
    /(?:con|connection|dev|device|networking|radio) \S*(?:up|down|mod|modify|add|delete|reload|connect|disconnect|on|off)/,
  ],
  [
    /zfs|zpool/,
    /create|set|snapshot|rollback|rename|promote|clone|receive|mount|unmount|online|offline|replace|attach|detach|add|remove|clear|scrub|import|export|upgrade/,
  ],
  [/hostnamectl|timedatectl|localectl/, /set-\S+|hostname \S+/],
  // Clouds.
  [
    /aws/,
    /[a-z0-9-]+ (?!update-kubeconfig|start-(?:session|query|live-tail))(?:add|assign|associate|attach|authorize|cancel|change|copy|create|delete|deploy|deregister|detach|disable|disassociate|enable|failover|force|import|increase|decrease|invoke|modify|promote|publish|purge|put|reboot|register|reject|release|remove|replace|reset|restore|resume|revoke|rotate|run-(?:instances|task)|send|set|start|stop|suspend|swap|switchover|tag|terminate|unassign|untag|update|upload)(?:-\S+)?/,
  ],
  [/aws/, /s3 (?:mv|mb|rm|(?:cp|sync) .* s3:\/\/\S+)/],
  [
    /gcloud|az|doctl/,
    // The words before it name what it is done to; the settings of the program itself are not meant.
    /(?!config|auth|account|version|init|components|compute ssh)[a-z]\S*(?: --?\S+| [a-z]\S*){0,8}? (?:create|delete|update|set|add|remove|start|stop|restart|reset|resize|terminate|reboot|modify|put|attach|detach|deploy|deallocate|scale|rollback|failover|promote|upgrade|patch|import|restore|snapshot|enable|disable|invoke|cancel|seek|power-(?:on|off|cycle)|rolling-action)(?:-[a-z-]+)?/,
  ],
  [
    /gsutil/,
    /mv|rm|mb|rb|rewrite|setmeta|(?:cp|rsync) .* gs:\/\/\S+|(?:acl|iam|defacl) (?:ch|set)|(?:lifecycle|versioning|cors|logging|retention) set/,
  ],
  [/bq/, /load|rm|mk|cp|insert|update|mkdef/],
  [
    /railway/,
    /up|down|redeploy|restart|deploy|add|scale|domain|variables? (?:set|delete)|variables? .*--set|(?:environment|volume|service) (?:new|add|attach|detach|update)/,
  ],
  [
    /heroku/,
    /restart|rollback|ps:\w+|dyno:\w+|config:(?:set|unset|edit)|maintenance:o\w+|releases:rollback|pg:(?:promote|reset|restore|kill\w*|upgrade|copy|backups:(?:capture|restore|delete))|addons:(?:create|destroy|attach|detach|upgrade)/,
  ],
  [
    /fly|flyctl/,
    /(?:apps?|machines?|postgres|pg|volumes?|secrets|ips|scale|certs) (?:restart|start|stop|create|destroy|delete|set|unset|update|count|vm|memory|failover|extend|clone|allocate\S*|release|add|remove)|deploy|launch/,
  ],
  // Stores, queues and databases.
  [
    /vault/,
    /write|delete|patch|kv (?:put|patch|delete|destroy|undelete|metadata (?:put|delete))|operator (?:seal|unseal|step-down|init|rekey|rotate|migrate|generate-root|raft (?:join|remove-peer|snapshot restore))|token (?:create|revoke|renew)|lease (?:renew|revoke)|policy (?:write|delete)|(?:secrets|auth|audit) (?:enable|disable|move|tune)|namespace (?:create|delete)/,
  ],
  [
    /consul/,
    /kv (?:put|delete|import)|services (?:register|deregister)|config (?:write|delete)|intention (?:create|delete)|acl \S+ (?:create|update|delete)|operator raft remove-peer|maint .*-(?:enable|disable)|leave|force-leave|reload|join|snapshot restore|lock|event/,
  ],
  [
    /nomad/,
    /run|stop|(?:job|alloc) (?:run|stop|restart|dispatch|revert|scale|promote|signal)|node (?:drain|eligibility|purge)|system (?:gc|reconcile)|deployment (?:promote|fail|pause|resume|unblock)|operator (?:raft remove-peer|snapshot restore)|var (?:put|purge)/,
  ],
  [
    /etcdctl/,
    /put|set|rm|del|txn|defrag|compact|compaction|move-leader|member (?:add|remove|update|promote)|alarm disarm|snapshot restore|auth (?:enable|disable)|(?:user|role) (?:add|delete|grant\S*|revoke\S*|passwd)|lease (?:grant|revoke)/,
  ],
  [
    /nodetool/,
    /repair|cleanup|compact|decommission|removenode|drain|flush|assassinate|rebuild\S*|move|scrub|upgradesstables|garbagecollect|(?:set|enable|disable|invalidate|reset|pause|resume)[a-z]+|stop|stopdaemon|(?:clear)?snapshot|refresh|import|join|truncatehints/,
  ],
  [
    /rabbitmqctl/,
    /(?:add|set|clear|delete|change|close|suspend|resume|rename|enable|disable|sync|cancel|purge|restart|rotate|update)_\w+|start|start_app|stop|stop_app|shutdown|reset|force_\w+|join_cluster|forget_cluster_node/,
  ],
  [/rabbitmq-plugins|rabbitmq-queues/, /enable|disable|set|rebalance|grow|shrink|add_member|delete_member/],
  [
    /ceph/,
    /osd (?:out|in|down|lost|rm|new|create|reweight\S*|primary-affinity|set\S*|unset\S*|pause|unpause|repair|scrub|deep-scrub|crush (?:add|set|move|remove|rm|reweight\S*|rule \S+|tunables \S+)|pool (?:create|set|rename|application|set-quota)|tier)|mon (?:add|remove|rm)|mgr (?:fail|module (?:enable|disable))|mds (?:fail|repaired)|fs (?:new|rm|set|fail|reset|add_data_pool)|pg (?:repair|scrub|deep-scrub|force-\S+)|config (?:set|rm|assimilate-conf)|auth (?:add|del|rm|caps|import|get-or-create\S*)|crash (?:archive\S*|rm)|orch (?:apply|rm|restart|redeploy|start|stop|pause|resume|upgrade (?:start|stop|pause)|(?:daemon|host|osd|device) (?:add|rm|restart|redeploy|start|stop|drain|zap|label))|health (?:mute|unmute)/,
  ],
  [/amtool/, /silence (?:add|expire|update|import)|alert add/],
  [/mysqladmin/, /create|flush-\S+|kill|password|refresh|reload|shutdown|start-\S+|stop-\S+/],
  [/pg_ctl/, /start|stop|restart|reload|promote|kill|init|initdb|logrotate/],
  [/pg_ctlcluster/, /\S+ \S+ (?:start|stop|restart|reload|promote)/],
  [
    /patronictl|gitlab-patronictl/,
    /switchover|failover|restart|reload|reinit|pause|resume|edit-config|flush|remove|promote-cluster|demote-cluster/,
  ],
  [
    /repmgr/,
    /(?:primary|standby|node|witness) (?:register|unregister|clone|promote|follow|switchover|rejoin|service)/,
  ],
  [/wal-g|wal-e/, /(?:backup|wal)-(?:fetch|push)|delete/],
  [/praefect/, /accept-dataloss|set-replication-factor|reconcile|remove-repository|track-repository\S*/],
  [
    /airflow/,
    /(?:dags|tasks|pools|variables|connections|db|users) (?:pause|unpause|trigger|delete|clear|backfill|set|add|import|create|migrate|upgrade|reset|clean)/,
  ],
  [/tctl/, /\S+ (?:approve|deny|create|add|rm|update|reset)/],
  // Migrations of databases.
  [
    /prisma|sqlx|diesel|knex|sequelize/,
    /(?:migrate|migration|database) (?:deploy|dev|reset|resolve|run|revert|redo|create|drop)|db (?:push|seed|execute)|migrate:(?:latest|up|down|rollback)|db:(?:migrate|seed)(?::undo\S*)?/,
  ],
  [
    /alembic|flyway|liquibase|dbmate|goose/,
    /up|down|upgrade|downgrade|migrate|clean|repair|baseline|update|rollback/,
  ],
  [
    /rake|rails|gitlab-rake/,
    /db:(?:migrate(?::(?:up|down|redo|reset))?|rollback|seed|setup|reset|drop|create|(?:schema|structure):load)|cache:clear\S*|gitlab:(?:backup:(?:create|restore)|setup|cleanup:\S+|db:enqueue\S+|storage:(?:migrate|rollback)\S*)/,
  ],
];
