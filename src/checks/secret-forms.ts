/** How a secret of one kind is written, as data: what the rule packages of secretlint lack. */
export interface SecretForm {
  readonly name: string;
  /** One of them is in every text that the pattern matches, in this case. None begins with another. */
  readonly triggers: readonly string[];
  /** The group `secret` is what is reported. Takes a time that grows with the text, and no faster, whatever the text is. */
  readonly pattern: RegExp;
  /** Where the format is documented. */
  readonly documented: string;
  /** Whether what matched is one, by what the other groups hold; any that is no placeholder where absent. */
  readonly accepts?: (groups: Readonly<Record<string, string | undefined>>) => boolean;
}

/** Tokens and keys of a format that no one service owns, as `TOKEN_FORMS` describes them. */
export const STANDARD_TOKENS: readonly SecretForm[] = [
  {
    name: 'age key',
    triggers: ['AGE-SECRET-KEY-1'],
    pattern: /(?<!\w)(?<secret>AGE-SECRET-KEY-1[0-9A-Z]{58})(?!\w)/dg,
    documented: 'https://github.com/FiloSottile/age',
  },
  {
    name: 'JSON Web Token',
    triggers: ['eyJ'],
    pattern: /(?<![\w-])(?<secret>eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,})/dg,
    documented: 'https://www.rfc-editor.org/rfc/rfc7519',
  },
  {
    name: 'password hash',
    triggers: ['{SHA}', '{SSHA}'],
    pattern: /\{S?SHA\}(?<secret>[A-Za-z0-9+/]{27,60}={0,2})/dg,
    documented: 'https://httpd.apache.org/docs/current/misc/password_encryptions.html',
  },
  {
    name: 'private key in Base64',
    triggers: ['LS0tLS1CRUdJTi'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>LS0tLS1CRUdJTi[A-Za-z0-9+/]{40,}={0,2})/dg,
    documented: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1',
    accepts: ({ secret = '' }) => Buffer.from(secret.slice(0, 60), 'base64').includes('PRIVATE KEY'),
  },
];
