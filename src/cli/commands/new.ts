import fs from 'node:fs';
import path from 'node:path';
import { KIND_NAMES } from '../../kinds/registry.ts';
import { templateOf } from '../../kinds/template.ts';
import { displayPath, slugSegment } from '../../shared/path.ts';
import { EXIT, textOption, UsageError, type Command } from '../command.ts';
import { kindNamed } from '../kind-argument.ts';
import { print } from '../terminal.ts';

export const newEntry: Command = {
  name: 'new',
  summary: 'write a new entry with the fields and headings of its kind',
  takes: [
    { name: 'kind', help: `One of ${KIND_NAMES.join(', ')}` },
    { name: 'title', help: 'The title; the file is named after it. In quotes where it has spaces' },
  ],
  options: { into: { type: 'string', value: 'DIR', help: 'The content folder', default: 'content' } },
  run([wanted = '', title = ''], options) {
    const kind = kindNamed(wanted);
    const name = slugSegment(title);
    if (!name) throw new UsageError(`Invalid title "${title}": no letters or digits for a file name.`);
    const into = textOption(options, 'into');
    if (into !== undefined && !fs.existsSync(into)) throw new UsageError(`Folder not found: ${into}.`);
    const file = path.resolve(into ?? 'content', kind, `${name}.md`);
    if (fs.existsSync(file)) throw new UsageError(`File exists: ${displayPath(file)}.`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, templateOf(kind, title, new Date().toISOString().slice(0, 10)), { flag: 'wx' });
    print(displayPath(file));
    return Promise.resolve(EXIT.ok);
  },
};
