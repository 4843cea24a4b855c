/** Programs and builtins that operators type: a line that begins with one is a command, and neither output nor prose. */
export const KNOWN_COMMANDS: ReadonlySet<string> = new Set(
  `. : [ alias awk basename bash bg brew bunzip2 bzip2 cat cd chgrp chmod chown chroot cksum clear cmp command comm cp crontab
    curl cut date dd declare df diff dig dirname dmesg docker docker-compose du echo egrep env eval exec exit export expr false
    fdisk fg fgrep file find fold fsck fuser getent getfacl git glab gh gpg grep gunzip gzip head helm history hostname htop
    iconv id ifconfig install iostat iotop ip iptables jobs journalctl jq kill killall kubectl kustomize ldd less ln local
    locate logger logrotate ls lsblk lscpu lsmod lsof lsns lvcreate lvextend lvremove lvs make man md5sum mkdir mkfifo mkfs
    mkswap mktemp modprobe mount mpstat mv nc netcat netstat nice node nohup npm npx nsenter nslookup ntpq nvme od oc openssl
    parted perf perl pgrep pidof ping pip pip3 pkill printenv printf ps pushd popd pv pvcreate pvs pwd python python3 read
    readlink readonly realpath reboot renice resize2fs return rm rmdir rsync ruby route sar scp sed seq service set sftp sgdisk
    sh sha256sum shift shred shuf shutdown sleep smartctl socat sort source split ss ssh ssh-add ssh-agent ssh-keygen
    ssh-keyscan stat strace stress strings su sudo swapoff swapon sync sysctl systemctl tac tail tar tcpdump tee telnet test
    time timedatectl timeout tmux top touch tr traceroute true truncate tshark type ufw ulimit umask umount unalias uname uniq
    unlink unset unzip uptime useradd userdel usermod vgs vi vim vmstat w wait watch wc wget which whoami wipefs write xargs
    xxd xz yarn yes yq zcat zfs zgrep zip zless zpool zsh zstd aws az gcloud gsutil bq eksctl doctl flyctl fly heroku railway
    vercel terraform tofu terragrunt packer pulumi ansible ansible-playbook vagrant chef-client knife puppet consul nomad vault
    etcdctl argocd flux istioctl linkerd cilium calicoctl crictl ctr nerdctl podman buildah skopeo minikube k3s k9s kubeadm
    kubectx kubens stern velero kops promtool amtool logcli mysql mysqldump mysqladmin mariadb psql pg_dump pg_dumpall
    pg_restore pg_ctl pg_isready createdb dropdb redis-cli redis-server mongo mongosh mongodump mongorestore sqlite3 cqlsh
    nodetool clickhouse-client cypher-shell rabbitmqctl rabbitmq-diagnostics kafka-topics kafka-console-consumer
    kafka-console-producer kafka-consumer-groups kcat zkcli ceph rados rbd gluster patronictl pgbouncer apt apt-get apt-cache
    apk dnf yum dpkg rpm snap pacman zypper bundle cargo composer gem go gradle java jcmd jmap jstack mvn pnpm poetry rails
    rake nginx apachectl haproxy varnishadm certbot cfssl keytool`.split(/\s+/),
);
