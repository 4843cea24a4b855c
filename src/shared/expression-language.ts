/** The language of a rule's expression. */
export type ExpressionLanguage = 'promql' | 'logql' | 'metricsql';

/** Strings may contain anything. */
const STRINGS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/gs;

/** A stage behind a log selector: https://grafana.com/docs/loki/latest/query/log_queries/ */
const LOG_PIPELINE =
  /\}\s*(?:\|[=~>]|![=~>]\s*""|\|\s*(?:json|logfmt|pattern|regexp|unpack|unwrap|line_format|label_format|decolorize|drop|keep|distinct|ip)\b)/;
const LOG_FUNCTIONS = /\b(?:bytes_(?:over_time|rate)|rate_counter)\s*\(/;

/** What only MetricsQL has: https://docs.victoriametrics.com/victoriametrics/metricsql/ */
const METRICSQL_FUNCTIONS = [
  'aggr_over_time|ascent_over_time|count_(?:eq|gt|le|ne|values)_over_time|decreases_over_time|default_rollup|deriv_fast',
  'descent_over_time|distinct(?:_over_time)?|duration_over_time|geomean(?:_over_time)?|histogram(?:_over_time)?',
  'hoeffding_bound_(?:lower|upper)|ideriv|increase_p(?:rometheus|ure)|increases_over_time|integrate|lag|lifetime|mad',
  'median(?:_over_time)?|mode(?:_over_time)?|outlier(?:s_iqr|s_mad|sk|_iqr_over_time)|quantiles(?:_over_time)?',
  'range_(?:avg|first|last|linear_regression|mad|max|median|min|normalize|over_time|quantile|stddev|stdvar|sum|trim_\\w+|zscore)',
  'rate_over_sum|rate_prometheus|rollup(?:_\\w+)?|scrape_interval|share(?:_(?:eq|gt|le)_over_time)?|stale_samples_over_time',
  'sum2(?:_over_time)?|sum_(?:eq|gt|le)_over_time|t(?:first|last|last_change|max|min)_over_time|timestamp_with_name',
  'zscore(?:_over_time)?|bitmap_(?:and|or|xor)|buckets_limit|drop_(?:common_labels|empty_series)|histogram_(?:quantiles|share)',
  'interpolate|keep_(?:last|next)_value|label_(?:copy|del|graphite_group|keep|lowercase|map|match|mismatch|move|set|transform|uppercase|value)',
  'labels_equal|limit_offset|prometheus_buckets|rand(?:_exponential|_normal)?|remove_resets|ru|running_(?:avg|max|min|sum)',
  'smooth_exponential|sort_by_label_numeric(?:_desc)?|timezone_offset|ttf|union|vmrange|any|(?:bottom|top)k_(?:avg|last|max|median|min)',
].join('|');
const METRICSQL = new RegExp(
  `(?<![\\w:])(?:${METRICSQL_FUNCTIONS})\\s*\\(|\\b(?:keep_metric_names|ifnot)\\b|\\bWITH\\s*\\(|[\\w)\\]}]\\s+(?:default|if)\\s+[\\w(]`,
);

/** Tells LogQL and MetricsQL by what PromQL does not have; everything else is PromQL. */
export function languageOfExpression(expr: string): ExpressionLanguage {
  const bare = expr.replace(STRINGS, '""');
  if (LOG_PIPELINE.test(bare) || LOG_FUNCTIONS.test(bare)) return 'logql';
  return METRICSQL.test(bare) ? 'metricsql' : 'promql';
}
