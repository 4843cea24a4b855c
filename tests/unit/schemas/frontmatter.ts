import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export type Fields = Record<string, unknown>;

export function fieldsIn(yaml: string): Fields {
  return parse(yaml) as Fields;
}

/** Every page below a folder: its path, its kind's folder and its frontmatter. */
export function pagesIn(root: string): { file: string; folder: string; data: Fields }[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.mdx?$/.test(file))
    .map((file) => {
      const source = fs.readFileSync(path.join(root, file), 'utf8');
      const [, yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
      return { file, folder: file.split(path.sep)[0] ?? '', data: fieldsIn(yaml) ?? {} };
    });
}
