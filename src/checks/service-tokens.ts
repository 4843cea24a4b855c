import type { SecretForm } from './secret-forms.ts';

/** Tokens of chats, registries and other services, as `TOKEN_FORMS` describes them. */
export const SERVICE_TOKENS: readonly SecretForm[] = [
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
    name: 'RubyGems key',
    triggers: ['rubygems_'],
    pattern: /(?<!\w)(?<secret>rubygems_[a-f0-9]{48})(?!\w)/dg,
    documented: 'https://guides.rubygems.org/api-key-scopes',
  },
  {
    name: 'Mailgun key',
    triggers: ['key-'],
    pattern: /(?<![\w-])(?<secret>key-[a-f0-9]{32})(?!\w)/dg,
    documented: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
  },
];
