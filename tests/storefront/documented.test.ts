import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ELEMENT_TAGS, partsTable, propertiesTable } from './documented.ts';

/** What shops style and listen to is a promise, so all of it stands in the document, and nothing else. */
const page = readFileSync(new URL('../../docs/storefront.md', import.meta.url), 'utf8');
const between = (name: string): string =>
  page.split(`<!-- ${name} -->\n`)[1]?.split(`\n<!-- /${name} -->`)[0] ?? '';

describe('docs/storefront.md', () => {
  test('has every element', () => {
    const rows = [...between('elements').matchAll(/^\| `<(perennial-[\w-]+)>`/gm)].map(([, tag]) => tag);
    expect(rows).toEqual(ELEMENT_TAGS);
  });

  test('has every custom property with its values', () => {
    expect(between('properties')).toBe(propertiesTable());
  });

  test('has every part with the elements that have it', () => {
    expect(between('parts')).toBe(partsTable());
  });
});
