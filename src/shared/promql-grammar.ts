/** A file of its own, since it is loaded by the first expression. */
export { parser } from '@prometheus-io/lezer-promql';
