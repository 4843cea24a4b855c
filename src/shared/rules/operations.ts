import { defineRule, type LevelRule } from './rule-meta.ts';

export interface NoRunbook {
  readonly name: string;
  readonly pages: boolean;
  readonly isInfo: boolean;
}

/** Rules state which alerts page: a paging alert without a runbook is an error in any tree. */
const BY_URGENCY: LevelRule<NoRunbook> = {
  of: ({ pages, isInfo }) => (pages ? 'error' : isInfo ? 'info' : 'warning'),
  words: 'error where the alert pages, info where it only informs, else warning',
};

/** What is wrong between alerts, rule files and runbooks. */
export const OPERATIONS = {
  'alert/no-runbook': defineRule<NoRunbook>({
    strict: BY_URGENCY,
    lenient: BY_URGENCY,
    message: ({ name, pages }) => `Missing runbook for ${pages === true ? 'paging ' : ''}alert ${name}.`,
    hint: ({ name }) => `Add "alerts: [${name}]" to the runbook for it, or write one.`,
    why: 'An engineer paged by this alert has no instructions. A rule whose `runbook_url` points to another site counts as answered, one whose address is the alert’s own page does not.',
  }),
  'alert/dead-runbook-url': defineRule<{ url: string; reason: string; advice: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ url, reason }) => `Broken runbook_url ${url}: ${reason}.`,
    hint: ({ advice }) => advice,
    why: 'The link in the notification ends at "not found". Checked are addresses of this site (`url` in `handrail.yaml`), of pages in its `repository`, and of another site that is a copy of this tree: at least a quarter of the addresses that the rules have there are pages of it.',
  }),
  'alert/unknown': defineRule<{ name: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ name }) => `No rule defines alert ${name}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the name, add the rule file that defines it, or remove the runbook.',
    why: 'A runbook for an alert that never fires is never found when it is needed; often the alert was renamed. Reported only where rule files are given.',
  }),
  'alert/severity': defineRule<{ severity: string; alerts: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ severity, alerts }) => `Ambiguous severity: ${severity} in the runbook, but ${alerts}.`,
    hint: () => 'Set the same severity in both, or remove it from the runbook.',
    why: 'Two severities for one event make people argue at night. Labels that mean the same on the scale are the same: `critical` and `P0`.',
  }),
  'alert/unknown-severity': defineRule<{ severity: string; known: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ severity }) => `Unknown severity "${severity}".`,
    hint: ({ known }) =>
      `Use one of ${known}, or add the word under "severities" in handrail.yaml; "handrail check --severities" prints the scale.`,
    why: 'An unknown severity never pages, sorts last, and makes a missing runbook look harmless.',
  }),
  'alert/template-severity': defineRule<{ name: string; severity: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ name, severity }) =>
      `Unknown severity of alert ${name}: ${severity} is filled by a template.`,
    hint: () =>
      'Add a default to the template, e.g. | default "critical", or render the chart first and check the result.',
    why: 'Whether the alert pages is unknown, so a missing runbook is reported as a warning only. A literal default is read.',
  }),
  'alert/promql': defineRule<{ name: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name, reason }) => `Invalid PromQL in ${name}: ${reason}.`,
    hint: () => 'Correct the expression: Prometheus rejects the whole file, as "promtool check rules" does.',
    why: 'Prometheus does not load a file with an expression that it cannot parse, so none of its alerts can fire.',
  }),
  'alert/duplicate': defineRule<{ name: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ name }) => `Duplicate rule for alert ${name} with the same labels.`,
    hint: () => 'Remove one of the rules, or add a distinguishing label, e.g. severity.',
    why: 'Both fire as one alert: Alertmanager cannot distinguish them, and the second hides the first. Two rules of one name with different labels are valid.',
  }),
  'runbook/no-mitigation': defineRule({
    strict: 'warning',
    lenient: 'info',
    message: () => 'Missing section "Mitigation".',
    hint: () => 'Add a heading "Mitigation" (or "Resolution", "Remediation", "Recovery") with the steps.',
    why: 'A diagnosis alone does not end the outage. The heading is found by its name, common synonyms included.',
  }),
  'runbook/no-escalation': defineRule<{ severity: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ severity }) => `Missing escalation for severity ${severity}.`,
    hint: () => 'Add a heading "Escalation", or add contacts or an on-call link to the page of its service.',
    why: 'The highest severity needs a contact: if the steps do not help, minutes are lost looking for the person to call.',
  }),
  'runbook/no-recovery-target': defineRule({
    strict: 'warning',
    lenient: 'info',
    message: () => 'Missing recovery target.',
    hint: () => 'Add a target to the frontmatter, e.g. "recovery: 15m".',
    why: 'Without a target, engineers do not know when to stop trying and call for help.',
  }),
} as const;
