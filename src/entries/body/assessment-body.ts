import { labelsOf, labelWords, type LabelName } from '../../kinds/headings/headings.ts';
import { severityOf, DEFAULT_SCALE } from '../../shared/severity.ts';
import type { BodyData, Placed } from './body-data.ts';
import type { Label, Part, TextPiece } from './parts.ts';
import { evidenceOf } from './read-value.ts';
import { dateIn, scoreIn, withoutMarks } from './values.ts';

const FACTOR =
  /^(?:\d+[.)]\s*)?(.+?)\s*(?:[（([]|[:：–—-]\s)\s*(?:\p{L}+\s*[:：]?\s*)?(\d+(?:[.,]\d+)?\s*(?:\/|von|of|sur|de|из)\s*\d+(?:[.,]\d+)?)\s*[)\]）]?$/u;
const PERCENT = /^(\d+(?:[.,]\d+)?)\s*%/;

/** Whether a heading is that of a factor with its score: `1. Clarity (Score: 9/10)`. */
export function isFactor({ depth, title }: Part): boolean {
  return depth > 1 && FACTOR.test(withoutMarks(title.text));
}

/** The date in the title, factors, measures and risks. */
export function readAssessment(parts: readonly Part[], body: BodyData): void {
  const dated = parts.find(({ depth, title }) => depth > 0 && dateIn(title.text) !== undefined);
  if (dated && dated === parts.find(({ depth }) => depth > 0)) {
    body.put('date', { value: dateIn(dated.title.text) ?? '', span: dated.title.span }, 'title');
    readBlock(dated, body);
  }
  const factors = parts.filter(isFactor).map(factorOf);
  putList(body, 'factors', factors, 'headings with a score');
  putList(body, 'measures', parts.flatMap(measuresOf), 'labels with a percentage');
  putList(
    body,
    'risks',
    parts
      .filter(({ depth, title }) => depth > 0 && isOf(title, 'risks'))
      .flatMap((part) => [...risksOf(part), ...part.parts.flatMap(risksOf)]),
    'section Risks',
  );
}

function isOf({ text }: TextPiece, label: LabelName): boolean {
  return labelsOf(text).includes(label);
}

function listed(items: readonly Placed[]): Placed | undefined {
  return items[0] && { value: items, span: items[0].span };
}

/** Lines of a block: `Overall Score: 8.7/10`, `Readiness: 82%`. */
function readBlock({ code }: Part, body: BodyData): void {
  const lines = code.flatMap(({ raw, span }) =>
    raw.split('\n').flatMap((text, index) => {
      const [, name, value] = /^\s*(\p{L}[^:：]{1,60}?)\s*[:：]\s*(\S.*)$/u.exec(text) ?? [];
      const line = span.line + index;
      const at = { line, column: 1, endLine: line, endColumn: text.length + 1 };
      return name === undefined || value === undefined
        ? []
        : [{ name: { text: name, raw: name, span: at }, value: { text: value, raw: value, span: at } }];
    }),
  );
  const scored = lines.filter(({ value }) => /^\d+(?:[.,]\d+)?\s*\/\s*\d/.test(value.text));
  const overall = scored.find(({ name }) => isOf(name, 'score'));
  if (overall)
    body.put('score', { value: scoreIn(overall.value.text), span: overall.value.span }, 'block of scores');
  const points = scored
    .filter((one) => one !== overall)
    .map(({ name, value }): Placed => {
      const [given, most] = scoreIn(value.text).split('/');
      const { span } = value;
      return {
        value: {
          name: { value: name.text, span: name.span },
          value: { value: Number(given), span },
          of: { value: Number(most), span },
        },
        span: name.span,
      };
    });
  putList(body, 'measures', [...percentages(lines), ...points], 'block of scores');
}

function putList(body: BodyData, field: string, items: readonly Placed[], rule: string): void {
  const [first] = items;
  if (first) body.put(field, { value: items, span: first.span }, rule);
}

function factorOf(part: Part): Placed {
  const { title } = part;
  const [, name = title.text, score = ''] = FACTOR.exec(withoutMarks(title.text)) ?? [];
  const group = (label: LabelName) =>
    part.parts.filter((one) => isOf(one.title, label)).flatMap(({ items }) => items);
  return {
    value: {
      name: { value: name, span: title.span },
      score: { value: scoreIn(score), span: title.span },
      strengths: listed(
        group('strengths').map(({ title: { text, span } }) => ({ value: withoutMarks(text), span })),
      ),
      evidence: listed(group('evidence').map(evidenceOf)),
    },
    span: title.span,
  };
}

/** `**Production Readiness:** 90% (up from 82%)` */
function measuresOf({ labels }: Part): Placed[] {
  return percentages(labels);
}

function percentages(labels: readonly Label[]): Placed[] {
  return labels.flatMap(({ name, value }): Placed[] => {
    const [, amount] = PERCENT.exec(withoutMarks(value?.text ?? '')) ?? [];
    if (!value || amount === undefined || isOf(name, 'score')) return [];
    const number = { value: Number(amount.replace(',', '.')), span: value.span };
    return [
      {
        value: {
          name: { value: name.text, span: name.span },
          value: number,
          unit: { value: '%', span: value.span },
        },
        span: value.span,
      },
    ];
  });
}

/** Items below `Medium Risk`, and rows of a table of risks. */
function risksOf(part: Part): Placed[] {
  const level = levelIn(part.title.text);
  const items =
    level === undefined
      ? []
      : part.items.map(({ title }): Placed =>
          riskOf(title, { value: level, span: part.title.span }, undefined),
        );
  const rows = part.tables.flatMap(([head = [], ...body]) => {
    const column = (...names: LabelName[]) =>
      head.findIndex(({ text }) => names.some((name) => labelsOf(text).includes(name)));
    const [text, mitigation] = [column('risks'), column('mitigations', 'actions')];
    const grade =
      [column('severity', 'priority', 'level'), column('impact')].find((index) => index >= 0) ?? -1;
    return body.flatMap((row): Placed[] => {
      const risk = row[text];
      const given = row[grade];
      return risk && given ? [riskOf(risk, { value: given.text, span: given.span }, row[mitigation])] : [];
    });
  });
  return [...items, ...rows];
}

function riskOf({ text, span }: TextPiece, level: Placed, mitigation: TextPiece | undefined): Placed {
  return {
    value: {
      text: { value: text, span },
      level,
      mitigation: mitigation?.text ? { value: mitigation.text, span: mitigation.span } : undefined,
    },
    span,
  };
}

/** `Medium Risk`, `Hohes Risiko (2)`: the word that is no name of risks. */
function levelIn(title: string): string | undefined {
  const risk = new Set(labelWords('risks'));
  const words = withoutMarks(title)
    .replace(/\s*[（(].*$/, '')
    .split(/[\s:：]+/);
  return words
    .map((word) => word.toLowerCase())
    .find((word) => !risk.has(word) && severityOf(word, DEFAULT_SCALE) !== undefined);
}
