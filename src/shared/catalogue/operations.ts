import { kind, type LevelRule } from './kind.ts';

export interface NoRunbook {
  readonly name: string;
  readonly pages: boolean;
  readonly isInfo: boolean;
}

/** Whoever gives rules says who is woken: a page without an answer is wrong in any tree. */
const BY_URGENCY: LevelRule<NoRunbook> = {
  of: ({ pages, isInfo }) => (pages ? 'error' : isInfo ? 'info' : 'warning'),
  words: 'error where the alert pages, info where it only informs, else warning',
};

/** What is wrong between alerts, rule files and runbooks. */
export const OPERATIONS = {
  'alert/no-runbook': kind<NoRunbook>({
    strict: BY_URGENCY,
    lenient: BY_URGENCY,
    message: ({ name, pages }) =>
      pages === true ? `${name} wakes somebody, and no runbook answers it.` : `No runbook answers ${name}.`,
    hint: ({ name }) => `Name it in the runbook that does (alerts: [${name}]), or write one.`,
    why: 'Whoever is woken by this alert has nothing to start from. A rule whose `runbook_url` leads to another site counts as answered.',
  }),
  'alert/dead-runbook-url': kind<{ url: string; reason: string; advice: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ url, reason }) => `The runbook_url ${url} leads nowhere: ${reason}.`,
    hint: ({ advice }) => advice,
    why: 'The link in the page at 3 a.m. ends at "not found". Judged are addresses of this site (`url` in `handrail.yaml`), and of a site elsewhere that is a copy of this tree: at least a quarter of the addresses that the rules have there name a page of it.',
  }),
  'alert/unknown': kind<{ name: string; suggestion: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ name }) => `Nobody defines the alert ${name}.`,
    hint: ({ suggestion }) =>
      suggestion
        ? `Did you mean ${suggestion}?`
        : 'Correct the name, give the rule file that defines it, or retire the runbook.',
    why: 'A runbook for an alert that never fires is never found when it is needed; often the alert was renamed. Reported only where rule files are given.',
  }),
  'alert/severity': kind<{ severity: string; alerts: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ severity, alerts }) =>
      `The runbook says ${severity}, and none of its alerts does: ${alerts}.`,
    hint: () => 'Give both the same severity, or the runbook none.',
    why: 'Two severities for one event make people argue at night. Labels that mean the same on the scale are the same: `critical` and `P0`.',
  }),
  'alert/unknown-severity': kind<{ severity: string; known: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ severity }) => `"${severity}" is on no step of the severity scale.`,
    hint: ({ known }) =>
      `Use one of ${known}, or add the word under "severities" in handrail.yaml; "handrail check --severities" prints the scale.`,
    why: 'A severity that the scale does not know never pages, sorts last, and makes a missing runbook look harmless.',
  }),
  'alert/promql': kind<{ name: string; reason: string }>({
    strict: 'error',
    lenient: 'warning',
    message: ({ name, reason }) => `The expression of ${name} is no PromQL: ${reason}.`,
    hint: () => 'Correct it: Prometheus refuses the whole file. "promtool check rules" says the same.',
    why: 'Prometheus does not load a file with an expression that it cannot parse, so none of its alerts can fire.',
  }),
  'alert/duplicate': kind<{ name: string }>({
    strict: 'warning',
    lenient: 'warning',
    message: ({ name }) => `${name} is set up twice with the same labels.`,
    hint: () => 'Remove one, or tell them apart by a label such as severity.',
    why: 'Both fire as one alert: Alertmanager cannot tell them apart, and the second hides the first. Two rules of one name with different labels are well.',
  }),
  'runbook/no-mitigation': kind({
    strict: 'warning',
    lenient: 'info',
    message: () =>
      'This runbook does not say how to end the incident: it has no section such as "Mitigation".',
    hint: () => 'Add a heading "Mitigation" (or "Resolution", "Remediation", "Recovery") with the steps.',
    why: 'Knowing what is wrong does not end the outage. The heading is found by its name, in the words that people use.',
  }),
  'runbook/no-escalation': kind<{ severity: string }>({
    strict: 'warning',
    lenient: 'info',
    message: ({ severity }) =>
      `${severity} is the gravest there is, and the runbook does not say who comes next.`,
    hint: () => 'Add a heading "Escalation", or contacts or an on-call link to the page of its service.',
    why: 'When the steps do not help, minutes are lost in looking for the person to call.',
  }),
  'runbook/no-recovery-target': kind({
    strict: 'warning',
    lenient: 'info',
    message: () => 'Nobody said how long recovery should take.',
    hint: () => 'Add a target to the frontmatter, e.g. "recovery: 15m".',
    why: 'Without a target nobody knows when to stop trying and call for help.',
  }),
} as const;
