import type { SecretForm } from './secret-forms.ts';

/** Tokens and keys of clouds and of what runs on them, as `TOKEN_FORMS` describes them. */
export const CLOUD_TOKENS: readonly SecretForm[] = [
  {
    name: 'AWS access key',
    triggers: ['AKIA', 'ASIA'],
    pattern: /(?<![A-Za-z0-9])(?<secret>A[KS]IA[A-Z0-9]{16})(?![A-Za-z0-9])/dg,
    documented:
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids',
  },
  {
    name: 'Google API key',
    triggers: ['AIza'],
    pattern: /(?<![\w-])(?<secret>AIza[\w-]{35})(?![\w-])/dg,
    documented: 'https://cloud.google.com/docs/authentication/api-keys',
  },
  {
    name: 'Google OAuth client secret',
    triggers: ['GOCSPX-'],
    pattern: /(?<![\w-])(?<secret>GOCSPX-[\w-]{28})(?![\w-])/dg,
    documented: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    name: 'Google OAuth access token',
    triggers: ['ya29.'],
    pattern: /(?<![\w-])(?<secret>ya29\.[\w-]{30,})/dg,
    documented: 'https://cloud.google.com/docs/authentication/token-types',
  },
  {
    name: 'Google OAuth refresh token',
    triggers: ['1//0'],
    pattern: /(?<![\w/-])(?<secret>1\/\/0[\w-]{40,})/dg,
    documented: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    name: 'Azure storage key',
    triggers: ['AccountKey='],
    pattern: /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/dg,
    documented: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string',
  },
  {
    name: 'Azure shared access key',
    triggers: ['SharedAccessKey='],
    pattern: /SharedAccessKey=(?<secret>[A-Za-z0-9+/]{42,90}={0,2})/dg,
    documented: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
  },
  {
    name: 'Azure shared access signature',
    triggers: ['sig='],
    pattern: /(?<=[?&;\s"'])sig=(?<secret>(?:[A-Za-z0-9+/]|%2[bf]){40,100}(?:%3d|=)?)/dgi,
    documented: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
  },
  {
    name: 'Azure client secret',
    triggers: ['8Q~'],
    pattern: /(?<![\w~.-])(?<secret>[\w~.-]{3}8Q~[\w~.-]{31,34})(?![\w~.-])/dg,
    documented: 'https://learn.microsoft.com/entra/identity-platform/quickstart-register-app',
  },
  {
    name: 'DigitalOcean token',
    triggers: ['doo_v1_', 'dop_v1_', 'dor_v1_'],
    pattern: /(?<!\w)(?<secret>do[opr]_v1_[a-f0-9]{64})(?!\w)/dg,
    documented: 'https://docs.digitalocean.com/reference/api/create-personal-access-token',
  },
  {
    name: 'Heroku key',
    triggers: ['HRKU-'],
    pattern: /(?<![\w-])(?<secret>HRKU-[\w-]{36,})/dg,
    documented: 'https://devcenter.heroku.com/articles/authentication',
  },
  {
    name: 'Terraform Cloud token',
    triggers: ['.atlasv1.'],
    pattern: /(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,})/dg,
    documented: 'https://developer.hashicorp.com/terraform/cloud-docs/api-docs#authentication',
  },
  {
    name: 'Vault token',
    triggers: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /(?<![\w.-])(?<secret>hv[sbr]\.[\w-]{20,})/dg,
    documented: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
  },
  {
    name: 'Vault unseal key',
    triggers: ['Unseal Key'],
    pattern: /Unseal Key(?: \d{1,2}| \(will be hidden\))?: {0,8}(?<secret>[A-Za-z0-9+/]{43,44}={0,2})/dg,
    documented: 'https://developer.hashicorp.com/vault/docs/commands/operator/init',
  },
  {
    name: 'Doppler token',
    triggers: ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'],
    pattern: /(?<![\w.])(?<secret>dp\.(?:pt|st|ct|sa)\.[\w.-]{40,})/dg,
    documented: 'https://docs.doppler.com/reference/auth-token-formats',
  },
  {
    name: 'Pulumi token',
    triggers: ['pul-'],
    pattern: /(?<![\w-])(?<secret>pul-[a-f0-9]{40})(?!\w)/dg,
    documented: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens',
  },
  {
    name: 'OpenShift token',
    triggers: ['sha256~'],
    pattern: /(?<!\w)(?<secret>sha256~[\w-]{43})(?![\w-])/dg,
    documented:
      'https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html',
  },
];
