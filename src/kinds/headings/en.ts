import type { HeadingVocabulary } from './vocabulary.ts';

export const ENGLISH: HeadingVocabulary = {
  sections: {
    meaning: {
      runbooks: 'meaning|symptoms?|what (it|this) means|alert (description|meaning|behaviou?r)',
      troubleshooting: 'problems?|known issues?',
      both: 'overview|summary|description|about|background|what (is|happened|happens)',
    },
    impact: { runbooks: '(user |customer )?impact', both: 'severity|consequences?|effects?' },
    diagnosis: {
      runbooks:
        'diagnosis|how to (diagnose|investigate|debug)|diagnos(e|tics?|ing)|investigat(e|ion|ing)|triage|troubleshoot(ing)?( pointers)?|pre-?checks?|((possible|potential|first|initial) )?checks|(possible|potential) causes|what to (check|look)',
      troubleshooting: 'debugging|causes?',
      both: 'debug|checks?|(possible |first |initial )?checks?|analysis',
    },
    mitigation: {
      runbooks:
        '(possible |potential |recommended |suggested )?(mitigations?|resolutions?|remediations?)( steps)?|mitigat(e|ing)|remediat(e|ing)|recover(y|ing)|how to (fix|resolve|recover|mitigate|restore)( it| this)?|immediate actions?|possible actions?|procedures?|steps?( to (take|resolve|fix))?',
      troubleshooting: 'solutions?|workarounds?',
      both: '(possible |recommended |suggested )?(solutions?|fix(es)?|actions?|workarounds?)|resolv(e|ing)|recover|restor(e|ing|ation)|what to do|instructions?|response|first aid',
    },
    verification: {
      runbooks: 'verification|post-?checks?',
      both: 'verify|validat(e|ion)|confirm(ation)?|how (do|to) (you )?(know|verify|check)|success criteria|check (that )?it (worked|works)',
    },
    rollback: { runbooks: 'rollback', both: '(how to )?(roll(ing)? ?back|revert(ing)?|undo|back ?out)' },
    escalation: { runbooks: '(when to )?escalation|who to (call|page|contact)', both: '(when to )?escalate' },
    aftercare: {
      runbooks: 'aftercare',
      both: 'after ?care|aftermath|follow-?ups?|post-?(incident|mortem)|afterwards|prevention|clean-?up',
    },
  },
  contacts: 'who to (call|page|contact)|contacts?|on-?call|get(ting)? help',
  runbooks: 'alerts?|dashboards?|logging',
  incidents:
    'timeline|root causes?( analysis)?|lessons? learn(ed|t)|action items|corrective actions|what went (well|wrong)|contributing factors',
  services:
    'architecture|performance|scalability|availability|durability|dependencies|security(\\s?compliance)?|monitoring(\\s?alerting)?|capacity planning|slos?|ownership',
  parts:
    'introduction|configuration|usage|reference|prerequisites|requirements|purpose|goals?|process|table of contents|contents|links|services?|metrics|severities|recent changes',
};
