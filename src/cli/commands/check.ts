import path from 'node:path';
import { checkContent } from '../../integration/workspace.ts';
import { EXIT, numberOption, textOption, UsageError, type Command } from '../command.ts';
import { json } from '../reporters/json.ts';
import { pretty } from '../reporters/pretty.ts';
import { painter, print } from '../terminal.ts';

export const check: Command = {
  name: 'check',
  summary: 'find what is wrong in a content folder, without building',
  takes: [{ name: 'content', help: 'The folder with the Markdown', default: 'content' }],
  options: {
    format: { type: 'string', value: 'pretty|json', help: 'How to print what was found', default: 'pretty' },
    'max-warnings': { type: 'string', value: 'N', help: 'Fail when there are more warnings than this' },
  },
  run([content = ''], options) {
    const started = performance.now();
    const reporters = { json, pretty: pretty(painter(process.stdout)) };
    const format = textOption(options, 'format') ?? 'pretty';
    const limit = numberOption(options, 'max-warnings') ?? Infinity;
    if (!Object.hasOwn(reporters, format))
      throw new UsageError(`--format takes pretty or json, not "${format}".`);
    const { graph, problems } = checkContent(path.resolve(content));
    print(
      reporters[format as keyof typeof reporters]({ graph, problems, took: performance.now() - started }),
    );
    const failed =
      problems.some(({ level }) => level === 'error') ||
      problems.filter(({ level }) => level === 'warning').length > limit;
    return Promise.resolve(failed ? EXIT.problems : EXIT.ok);
  },
};
