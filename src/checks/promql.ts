import { spanOf } from '../entries/spans.ts';
import type { Graph } from '../graph/build.ts';
import { diagnostic, type Diagnostic } from '../shared/diagnostic.ts';
import { faultOf } from '../shared/promql.ts';

/** Expressions that Prometheus would refuse. What a template fills is not known yet, and LogQL and MetricsQL have grammars of their own. */
export function checkPromql({ content }: Graph): Diagnostic[] {
  return content.rules
    .filter(({ expr, language }) => language === 'promql' && !expr.includes('{{'))
    .flatMap((rule) => {
      const fault = faultOf(rule.expr);
      if (!fault) return [];
      const { name, file } = rule;
      return diagnostic('alert/promql', file, spanOf(rule.spans, ['expr']), { name, reason: fault.reason });
    });
}
