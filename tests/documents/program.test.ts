import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRAM_EXAMPLES } from '../../tools/docs/program/program-examples.ts';
import { arbitraryProgram } from '../program/arbitrary-program.ts';
import { aDocument, aRate } from '../program/documents.ts';

const docs = new URL('../../docs/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, docs), 'utf8');
const SCHEMA = JSON.parse(read('program.schema.json')) as { $id: string; $defs: Record<string, object> };
const ajv = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  validateFormats: false,
});
const isProgram = ajv.compile(SCHEMA);

describe('docs/program.schema.json', () => {
  it.each(readdirSync(new URL('examples/', docs)).filter((name) => name.endsWith('.json')))(
    'takes %s',
    (name) => {
      expect(isProgram(JSON.parse(read(`examples/${name}`))), JSON.stringify(isProgram.errors)).toBe(true);
    },
  );

  it('takes what the contract takes', () => {
    fc.assert(
      fc.property(arbitraryProgram, (document) => {
        expect(isProgram(document), JSON.stringify(isProgram.errors)).toBe(true);
      }),
    );
  });

  it.each([
    ['a field that is not known', { ...aDocument(), pointNames: 'stars' }],
    [
      'a percent that changes nothing',
      aDocument({ earningRules: [aRate({ effect: { kind: 'multiplier', percent: 100, of: 'all' } })] }),
    ],
    ['a condition that asks nothing', aDocument({ earningRules: [aRate({ when: { kind: 'amount' } })] })],
    [
      'a condition within others',
      aDocument({
        earningRules: [
          aRate({ when: { kind: 'all', of: [{ kind: 'not', of: { kind: 'weekday', in: [8] } }] } }),
        ],
      }),
    ],
  ])('refuses %s', (_, document) => {
    expect(isProgram(document)).toBe(false);
  });

  it('describes every field, but for the kind and what has a description of its own', () => {
    const bare = Object.entries(SCHEMA.$defs).flatMap(([name, definition]) =>
      Object.entries(
        (definition as { properties?: Record<string, { description?: string; $ref?: string }> }).properties ??
          {},
      )
        .filter(
          ([field, { description, $ref }]) =>
            field !== 'kind' && description === undefined && $ref === undefined,
        )
        .map(([field]) => `${name}.${field}`),
    );
    expect(bare).toEqual([]);
  });
});

describe('docs/program.md', () => {
  it.each(Object.entries(PROGRAM_EXAMPLES))('has an example of %s that is one', (name, example) => {
    const isPart = ajv.getSchema(`${SCHEMA.$id}#/$defs/${name}`);
    expect(isPart?.(example), JSON.stringify(isPart?.errors)).toBe(true);
    expect(read('program.md')).toContain(JSON.stringify(example, null, 2));
  });

  it('tells every kind of condition and effect', () => {
    const kinds = [...JSON.stringify(SCHEMA).matchAll(/"kind":\{"type":"string","const":"(\w+)"\}/g)].map(
      (match) => match[1],
    );
    const page = read('program.md');
    expect(kinds.length).toBeGreaterThan(25);
    // By an example, or in the table of a policy's forms.
    expect(
      kinds.filter((kind) => !page.includes(`"kind": "${kind}"`) && !page.includes(`\n| \`${kind}\` |`)),
    ).toEqual([]);
  });
});
