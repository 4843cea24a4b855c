import type { ElementContent, Parents, Text } from 'hast';
import { defineHastPlugin, type HastVisitorContext } from 'satteri';

export interface TaskOptions {
  /** Address and anchor of the task with this number, without the base; nothing where no phase or several have it. */
  readonly taskUrl: (id: string) => string | undefined;
  /** Ends with a slash. */
  readonly base: string;
}

const NUMBER = String.raw`(?:[A-Za-z]{1,10}-?)?\d+(?:\.\d+)*[a-z]?(?!\w)`;
const BETWEEN = String.raw`(?:\s*(?:,|/|–|-)\s*(?:and\s+)?|\s+(?:and|or|to|&)\s+)`;
/** `Task 7.1.4`, `tasks 7.1.4, 7.1.5 and 7.2.1`. */
const TASKS = new RegExp(String.raw`\btasks?\s+(${NUMBER}(?:${BETWEEN}${NUMBER})*)`, 'gi');
const SOME_TASK = new RegExp(TASKS.source, 'i');

/** What holds no links of ours: other links, headings, code. */
const CLOSED = new Set([
  'a',
  'button',
  'code',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'kbd',
  'pre',
  'samp',
  'summary',
]);

/** Whether a text names a task at all: most do not, and are spared the plugin. */
export function namesTasks(source: string): boolean {
  return SOME_TASK.test(source);
}

/** Links the numbers of tasks in prose to the plans that they stand in. */
export function tasks({ taskUrl, base }: TaskOptions) {
  return defineHastPlugin({
    name: 'handrail-tasks',
    text(node, context) {
      if (!namesTasks(node.value) || isClosedTo(node, context)) return;
      const parts = linked(node.value, taskUrl, base);
      if (parts.some(({ type }) => type === 'element')) context.replaceNode(node, parts);
    },
  });
}

function isClosedTo(node: Readonly<Text>, context: HastVisitorContext): boolean {
  let above: Readonly<Parents> | undefined = context.parent(node);
  while (above?.type === 'element') {
    if (CLOSED.has(above.tagName)) return true;
    above = context.parent(above);
  }
  return false;
}

function linked(text: string, taskUrl: TaskOptions['taskUrl'], base: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let from = 0;
  const add = (value: string): void => {
    if (value !== '') parts.push({ type: 'text', value });
  };
  for (const { 0: whole, 1: list = '', index } of text.matchAll(TASKS)) {
    const start = index + whole.length - list.length;
    for (const { 0: number, index: at } of list.matchAll(new RegExp(NUMBER, 'g'))) {
      const url = taskUrl(number);
      if (url === undefined) continue;
      // The first number takes the word before it into its link.
      const isFirst = at === 0 && whole.length > list.length;
      const begin = isFirst ? index : start + at;
      add(text.slice(from, begin));
      from = start + at + number.length;
      parts.push({
        type: 'element',
        tagName: 'a',
        properties: { href: base + encodeURI(url.slice(1)) },
        children: [{ type: 'text', value: text.slice(begin, from) }],
      });
    }
  }
  add(text.slice(from));
  return parts;
}
