import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { firstLoad } from '../../web/bundle/first-load.ts';
import { bundleStorefront } from '../../web/bundle/storefront.ts';
import { LANGUAGE_CODES } from '../../web/storefront/words/language.ts';
import { ELEMENT_TAGS } from './documented.ts';

const KB = 1_024;
const folder = mkdtempSync(join(tmpdir(), 'perennial-storefront-size-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { files, metafile } = bundleStorefront(folder);
const sizes = new Map(files.map(({ path, brotliBytes }) => [path, brotliBytes]));
const sum = (paths: Iterable<string>): number =>
  [...paths].reduce((total, path) => total + (sizes.get(path) ?? 0), 0);

/** What an entry or a chunk needs before it runs, by the paths of files. */
const neededFor = (source: string): readonly string[] => {
  const [output] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === source) ?? [];
  if (output === undefined) throw new Error(`nothing was bundled of ${source}`);
  return firstLoad(metafile.outputs, output).map(
    (path) => files.find((file) => path.endsWith(`/${file.path}`))?.path ?? path,
  );
};

describe('the bundle of the storefront', () => {
  test('is below 60 KB compressed, with all elements and all languages', () => {
    expect(sum(sizes.keys())).toBeLessThan(60 * KB);
  });

  test('begins with a loader of a few KB, which knows of Lit and the client nothing', () => {
    expect(sum(neededFor('web/storefront/perennial.ts'))).toBeLessThan(2.5 * KB);
  });

  test.each(ELEMENT_TAGS)('a page with %s and one language loads less than 30 KB', (tag) => {
    const element = `web/storefront/elements/${tag.replace('perennial-', '')}.ts`;
    const language = sum(neededFor('web/storefront/locales/de.ts'));
    const needed = new Set([...neededFor('web/storefront/perennial.ts'), ...neededFor(element)]);
    expect(sum(needed) + language).toBeLessThan(30 * KB);
  });

  test('has each language in a file of its own', () => {
    const names = files.map(({ path }) => path);
    for (const code of LANGUAGE_CODES)
      expect(names).toContainEqual(expect.stringMatching(new RegExp(`^assets/${code}-[A-Z0-9]{8}\\.js$`)));
  });

  test('keeps the names of what pages name, and of nothing else', () => {
    expect(files.filter(({ isHashed }) => !isHashed).map(({ path }) => path)).toEqual([
      'perennial.css',
      'perennial.js',
    ]);
  });
});
