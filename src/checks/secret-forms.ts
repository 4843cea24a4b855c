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

/** Tokens that begin with a word of their own, at most 32 characters before the 16 that follow each other without a dot. */
export const TOKEN_FORMS: readonly SecretForm[] = [
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
    name: 'GitLab token',
    triggers: [
      'glptt-',
      'gldt-',
      'glrt-',
      'glrtr-',
      'glcbt-',
      'glimt-',
      'glft-',
      'glsoat-',
      'glagent-',
      'gloas-',
      'glffct-',
      'glwt-',
      'GR1348941',
    ],
    pattern:
      /(?<![\w-])(?<secret>(?:gl(?:ptt|dt|rtr?|cbt|imt|ft|soat|agent|oas|ffct|wt)-|GR1348941)[\w.-]{20,})/dg,
    documented: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  },
  {
    name: 'Slack token',
    triggers: ['xoxs-', 'xoxe-', 'xoxe.', 'xoxc-', 'xoxd-'],
    pattern: /(?<![\w-])(?<secret>xox[secd][-.](?:xox[bp]-)?[\w%-]{20,})/dg,
    documented: 'https://docs.slack.dev/authentication/tokens',
  },
  {
    name: 'Slack workflow webhook',
    triggers: ['hooks.slack.com/workflows/', 'hooks.slack.com/triggers/'],
    pattern:
      /(?<secret>https:\/\/hooks\.slack\.com\/(?:workflows|triggers)\/\w{8,40}\/\w{6,40}\/\w{16,60}(?:\/\w{8,60})?)/dg,
    documented: 'https://slack.com/help/articles/360041352714',
  },
  {
    name: 'Discord webhook',
    triggers: ['com/api/webhooks/'],
    pattern:
      /(?<secret>https:\/\/(?:\w{1,20}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,25}\/[\w-]{50,})/dg,
    documented: 'https://docs.discord.com/developers/resources/webhook',
  },
  {
    name: 'Microsoft Teams webhook',
    triggers: ['.webhook.office.com/'],
    pattern:
      /(?<secret>https:\/\/[\w-]{1,60}\.webhook\.office\.com\/webhookb2\/[\w@-]{36,80}\/IncomingWebhook\/\w{32}\/[\w-]{36})/dgi,
    documented: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors',
  },
  {
    name: 'Telegram bot token',
    triggers: [':AA'],
    pattern: /(?<!\d)(?<secret>\d{8,10}:AA[\w-]{33})(?![\w-])/dg,
    documented: 'https://core.telegram.org/bots/api#authorizing-your-bot',
  },
  {
    name: 'Stripe webhook secret',
    triggers: ['whsec_'],
    pattern: /(?<!\w)(?<secret>whsec_[A-Za-z0-9]{32,})/dg,
    documented: 'https://docs.stripe.com/webhooks/signature',
  },
  {
    name: 'Twilio API key',
    triggers: ['SK'],
    pattern: /(?<![A-Za-z0-9])(?<secret>SK[0-9a-f]{32})(?![A-Za-z0-9])/dg,
    documented: 'https://www.twilio.com/docs/iam/api-keys',
  },
  {
    name: 'PyPI token',
    triggers: ['pypi-'],
    pattern: /(?<![\w-])(?<secret>pypi-AgE[\w-]{50,})/dg,
    documented: 'https://pypi.org/help/#apitoken',
  },
  {
    name: 'DigitalOcean token',
    triggers: ['doo_v1_', 'dop_v1_', 'dor_v1_'],
    pattern: /(?<!\w)(?<secret>do[opr]_v1_[a-f0-9]{64})(?!\w)/dg,
    documented: 'https://docs.digitalocean.com/reference/api/create-personal-access-token',
  },
  {
    name: 'New Relic key',
    triggers: ['NRAK-', 'NRII-', 'NRIQ-', 'NRRA-', 'NRJS-', 'NRSP-'],
    pattern: /(?<![\w-])(?<secret>NR(?:AK|II|IQ|RA|JS|SP)-[\w-]{18,})/dg,
    documented: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys',
  },
  {
    name: 'New Relic license key',
    triggers: ['NRAL'],
    pattern: /(?<!\w)(?<secret>(?:eu\d\dxx)?[a-f0-9]{30,36}(?:FFFF)?NRAL)(?!\w)/dg,
    documented: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys#license-key',
  },
  {
    name: 'Grafana API key',
    triggers: ['eyJ'],
    pattern: /(?<![\w-])(?<secret>eyJrIjoi[A-Za-z0-9+/]{60,}={0,2})/dg,
    documented: 'https://grafana.com/docs/grafana/latest/developers/http_api/auth',
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
    name: 'Sentry token',
    triggers: ['sntrys_', 'sntryu_'],
    pattern: /(?<!\w)(?<secret>sntry[su]_[\w+/=-]{40,})/dg,
    documented: 'https://docs.sentry.io/account/auth-tokens',
  },
  {
    name: 'Atlassian token',
    triggers: ['ATATT3', 'ATCTT3'],
    pattern: /(?<!\w)(?<secret>AT[AC]TT3[\w=-]{50,})/dg,
    documented:
      'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account',
  },
  {
    name: 'Dynatrace token',
    triggers: ['dt0c01.', 'dt0s01.'],
    pattern: /(?<!\w)(?<secret>dt0[cs]01\.[A-Z0-9]{24}\.[A-Z0-9]{64})(?!\w)/dg,
    documented: 'https://docs.dynatrace.com/docs/dynatrace-api/basics/dynatrace-api-authentication',
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
    name: 'RubyGems key',
    triggers: ['rubygems_'],
    pattern: /(?<!\w)(?<secret>rubygems_[a-f0-9]{48})(?!\w)/dg,
    documented: 'https://guides.rubygems.org/api-key-scopes',
  },
  {
    name: 'OpenShift token',
    triggers: ['sha256~'],
    pattern: /(?<!\w)(?<secret>sha256~[\w-]{43})(?![\w-])/dg,
    documented:
      'https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html',
  },
  {
    name: 'age key',
    triggers: ['AGE-SECRET-KEY-1'],
    pattern: /(?<!\w)(?<secret>AGE-SECRET-KEY-1[0-9A-Z]{58})(?!\w)/dg,
    documented: 'https://github.com/FiloSottile/age',
  },
  {
    name: 'Mailgun key',
    triggers: ['key-'],
    pattern: /(?<![\w-])(?<secret>key-[a-f0-9]{32})(?!\w)/dg,
    documented: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
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
