import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TOKENS } from '../../web/storefront/look/tokens.ts';

const folder = fileURLToPath(new URL('../../web/storefront', import.meta.url));

/** `<perennial-rewards>` with the module that defines it, as the loader knows them. */
const elements: readonly (readonly [string, string])[] = [
  ...readFileSync(join(folder, 'elements.ts'), 'utf8').matchAll(/'(perennial-[\w-]+)'.*import\('(.+?)'\)/g),
].map((match) => [match[1] ?? '', join(folder, match[2] ?? '')]);

export const ELEMENT_TAGS = elements.map(([tag]) => tag);

/** A module of ours and all that it imports. */
function modulesOf(path: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) {
    const target = join(dirname(path), specifier);
    if (target.startsWith(folder)) modulesOf(target, found);
  }
  return found;
}

function partsIn(path: string): readonly string[] {
  const source = readFileSync(path, 'utf8');
  return [...source.matchAll(/\bpart="([\w -]+)"/g)].flatMap(([, names = '']) => names.split(' '));
}

/** The table of parts, each with the elements that have it. */
export function partsTable(): string {
  const where = new Map<string, Set<string>>();
  for (const [tag, path] of elements)
    for (const part of [...modulesOf(path)].flatMap(partsIn))
      where.set(part, (where.get(part) ?? new Set()).add(tag.replace('perennial-', '')));
  const rows = [...where]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([part, tags]) => `| \`${part}\` | ${tags.size === elements.length ? 'all' : [...tags].join(', ')} |`,
    );
  return ['| part | in |', '| --- | --- |', ...rows].join('\n');
}

/** The table of custom properties. */
export function propertiesTable(): string {
  const rows = TOKENS.map(
    ({ name, light, dark, meaning }) =>
      `| \`${name}\` | \`${light}\` | ${dark === undefined ? 'the same' : `\`${dark}\``} | ${meaning} |`,
  );
  return ['| property | light | dark | |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
