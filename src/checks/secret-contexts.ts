import type { SecretForm } from './secret-forms.ts';
import { decoded, isPlaceholder, looksRandom } from './secret-placeholders.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** Secrets that only what is written before them tells: passwords and keys without a look of their own. Their triggers are in lower case and found in any. */
export const CONTEXT_FORMS: readonly SecretForm[] = [
  {
    name: 'password in an address',
    triggers: ['://'],
    pattern: /:\/\/(?<user>[^\s:@/?#"'`]{0,100}):(?<secret>[^\s@/"'`]{3,200})@(?=[\w.[<{$%-])/dg,
    documented: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    accepts: isPassword,
  },
  {
    name: 'Discord bot token',
    triggers: ['discord'],
    pattern: /(?<![\w.-])(?<secret>[MNO][\w-]{22,28}\.[\w-]{6}\.[\w-]{27,40})(?![\w.-])/dg,
    documented: 'https://docs.discord.com/developers/reference#authentication',
  },
  {
    name: 'password hash',
    triggers: ['$apr1$', '$1$', '$5$', '$6$', '$2a$', '$2b$', '$2y$', '$y$'],
    pattern: /(?<secret>\$(?:apr1|[156]|2[aby]|y)\$(?:rounds=\d{1,9}\$)?[\w./]{1,22}\$?[\w./$]{20,120})/dg,
    documented: 'https://httpd.apache.org/docs/current/misc/password_encryptions.html',
  },
  {
    name: 'AWS secret access key',
    triggers: ['secret'],
    pattern:
      /secret[ _-]?(?:access[ _-]?)?key[^\n=:]{0,20}["']?[ \t]{0,4}[:=][ \t]{0,4}["'`]?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
    documented: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    accepts: isRandom,
  },
  {
    name: 'Datadog key',
    triggers: ['key'],
    pattern:
      /(?:dd|datadog)[_-]?(?:api|app|application)[_-]?key["']?[ \t]{0,4}[:=][ \t]{0,4}["'`]?(?<secret>[a-f0-9]{32,40})(?!\w)/dgi,
    documented: 'https://docs.datadoghq.com/account_management/api-app-keys',
  },
  {
    name: 'PagerDuty key',
    triggers: ['token', 'key'],
    pattern:
      /(?:token token=|(?:routing|service|integration)[_ ]key["'`]?[ \t]{0,4}[:=][ \t]{0,4})["'`]?(?<secret>[\w+-]{20}(?:\w{12})?)(?![\w+-])/dgi,
    documented: 'https://developer.pagerduty.com/docs/authentication',
  },
  {
    name: 'secret in an assignment',
    triggers: ['passw', 'passphrase', 'pwd', 'secret', 'token', 'key'],
    pattern:
      /(?:passw(?:or)?d|passphrase|pwd|secret|token|(?:api|access|private|signing|encryption|account|license|app|application|service|integration|routing|master|client|shared|auth)[_-]?key)(?:[_-]?(?:id|key|value|base|base64|b64|string)){0,2}(?:\\?["'`\]*]){0,3}[ \t]{0,8}(?:=>|:=|[:=])[ \t*]{0,8}(?:\\?["'`])?(?<secret>[^\s"'`,;&<>|\\]{8,300})/dgi,
    documented: 'https://owasp.org/www-project-devsecops-guideline/latest/01a-Secrets-Management',
    accepts: isRandom,
  },
  {
    name: 'secret in an option',
    triggers: ['passw', 'passphrase', 'secret', 'token', 'key'],
    pattern:
      /--[\w-]{0,30}(?:password|passwd|passphrase|secret|token|(?:api|access|secret|private)-?key)(?:[ \t]{1,4}|=)["'`]?(?<secret>[^\s"'`\\]{8,300})/dgi,
    documented: 'https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap12.html',
    accepts: isRandom,
  },
  {
    name: 'password for curl',
    triggers: ['curl'],
    pattern:
      /curl(?:[^\n\\]|\\[^]){0,500}?\s(?:-u|--user|-U|--proxy-user)[ =]?["'`]?(?<user>[^\s:"'`@]{1,100}):(?<secret>[^\s"'`]{2,200})/dgi,
    documented: 'https://curl.se/docs/manpage.html#-u',
    accepts: isPassword,
  },
  {
    name: 'password in the environment',
    triggers: ['passw', 'passphrase', 'pwd', 'sshpass', 'redis'],
    pattern:
      /(?:pgpassword|mysql_pwd|sshpass|rediscli_auth|restic_password|borg_passphrase|ansible_(?:ssh_|become_)?password)["']?(?:=|: {1,4})["'`]?(?<secret>[^\s"'`;&|\\]{4,200})/dgi,
    documented: 'https://www.postgresql.org/docs/current/libpq-envars.html',
    accepts: isPassword,
  },
  {
    name: 'password of a database client',
    triggers: ['mysql', 'maria'],
    pattern:
      /(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump)[ \t](?:[^\n\\]|\\[^]){0,300}?(?<=\s)-p["'`]?(?<secret>[^\s"'`|;&\\-][^\s"'`|;&\\]{3,199})/dg,
    documented: 'https://dev.mysql.com/doc/refman/8.4/en/connecting.html',
    accepts: ({ secret = '' }) => !/^\d+$/.test(secret) && isPassword({ secret }),
  },
  {
    name: 'password of a command',
    triggers: ['sshpass', 'mongo', 'login', 'redis', 'ldap'],
    pattern:
      /(?:(?:sshpass|mongo(?:sh|dump|restore|export)?|(?:docker|podman) login|helm registry login)[ \t](?:[^\n\\]|\\[^]){0,300}?(?<=\s)-p|redis-cli[ \t](?:[^\n\\]|\\[^]){0,300}?(?<=\s)-a|ldap(?:search|modify)[ \t](?:[^\n\\]|\\[^]){0,300}?(?<=\s)-w)[ \t]{0,4}["'`]?(?<secret>[^\s"'`|;&\\-][^\s"'`|;&\\]{3,199})/dg,
    documented: 'https://docs.docker.com/reference/cli/docker/login',
    accepts: isPassword,
  },
  {
    name: 'password for a machine',
    triggers: ['passw'],
    pattern:
      /machine[ \t]{1,8}\S{1,200}\s{1,8}login[ \t]{1,8}(?<user>\S{1,200})\s{1,8}password[ \t]{1,8}(?<secret>\S{2,200})/dgi,
    documented: 'https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html',
    accepts: isPassword,
  },
  {
    name: 'credentials of basic authentication',
    triggers: ['basic'],
    pattern: /basic[ \t]{1,4}["'`]?(?<secret>[A-Za-z0-9+/_-]{8,400}={0,2})/dgi,
    documented: 'https://www.rfc-editor.org/rfc/rfc7617',
    accepts: isUserAndPassword,
  },
  {
    name: 'credentials of a registry',
    triggers: ['auth'],
    pattern:
      /(?<![\w-])["']?auth\\?["']?[ \t]{0,4}:[ \t]{0,4}\\?["']?(?<secret>[A-Za-z0-9+/]{8,2000}={0,2})/dgi,
    documented: 'https://docs.docker.com/reference/cli/docker/login/#credential-stores',
    accepts: isUserAndPassword,
  },
  {
    name: 'bearer token',
    triggers: ['bearer'],
    pattern: /bearer[ \t]{1,4}["'`]?(?<secret>[\w.~+/-]{16,2000}={0,2})/dgi,
    documented: 'https://www.rfc-editor.org/rfc/rfc6750',
    accepts: isRandom,
  },
  {
    name: 'value of a Kubernetes secret',
    triggers: ['secret'],
    pattern: /--from-literal[= ]["']?(?<key>[\w.-]{1,100})=["']?(?<secret>[^\s"'`\\]{3,300})/dgi,
    documented:
      'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic',
    accepts: ({ key = '', secret = '' }) => isSecretKey(key) && isPassword({ secret }),
  },
];

function isPassword({ user, secret = '' }: Groups): boolean {
  return secret !== user && !isPlaceholder(secret);
}

function isRandom({ secret = '' }: Groups): boolean {
  return looksRandom(secret);
}

/** `user:password` in Base64. */
function isUserAndPassword({ secret = '' }: Groups): boolean {
  const [, user = '', password = ''] = /^([^:\n]{1,200}):(.{2,})$/.exec(decoded(secret)) ?? [];
  return password !== '' && isPassword({ user, secret: password });
}

/** Values of a Kubernetes secret that are none: who logs in, and where. */
const OPEN_KEYS =
  /(?:^|[_.-])(?:user(?:name)?|login|host(?:name)?|port|url|uri|endpoint|address|database|dbname|namespace|region|bucket|email|name|ca\.crt|tls\.crt|ca|cert|crt|pub|public)$/i;

export function isSecretKey(key: string): boolean {
  return !OPEN_KEYS.test(key);
}
