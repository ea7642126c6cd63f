import { describe, expect, test } from 'vitest';
import advocacy from '../../../docs/examples/advocacy.json' with { type: 'json' };
import { validateProgram } from '../../../shared/contracts/program/validate-program.ts';
import { ABOUT } from '../../../shared/domain/program/contradictions/condition-faults.ts';
import { blankOf } from '../../../web/console/program/model/blank.ts';
import { withItem, withValue } from '../../../web/console/program/model/change-document.ts';
import { blankCondition, conditionKinds, kindsFor } from '../../../web/console/program/model/conditions.ts';
import { faultsOf } from '../../../web/console/program/model/faults.ts';
import { valueAt } from '../../../web/console/program/model/place.ts';
import { placeWords } from '../../../web/console/program/model/place-words.ts';
import {
  programSchema,
  resolve,
  type Schema,
  schemaNamed,
} from '../../../web/console/program/model/schema.ts';
import { SECTIONS, sectionOf } from '../../../web/console/program/model/sections.ts';
import { shapeOf, variantOf } from '../../../web/console/program/model/shape.ts';
import { starterFor } from '../../../web/console/program/model/starters.ts';
import { asSent } from './any-document.ts';

const NOW = Date.UTC(2026, 10, 23) / 1_000;
const SURROUNDINGS = { currencies: ['USD'] };

test('every field of a program stands on one page of the editor', () => {
  const fields = Object.keys(programSchema().schema.properties ?? {});
  expect(SECTIONS.flatMap(({ keys }) => keys).toSorted()).toEqual(fields.toSorted());
  expect(sectionOf('/earningRules/3/when')?.path).toBe('earning');
  expect(sectionOf('/nothing')).toBe(null);
});

describe('the condition builder', () => {
  test('has every kind of the contract, and offers each where the domain allows it', () => {
    const leaves = conditionKinds().filter(({ about }) => about !== null);
    expect(leaves.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(ABOUT).toSorted());
    const offered = (asked: Parameters<typeof kindsFor>[0]) => kindsFor(asked).map(({ kind }) => kind);
    expect(offered('member')).not.toContain('amount');
    expect(offered('order')).not.toContain('nps');
    expect(offered('trigger')).toContain('nps');
    expect(offered('event')).toContain('event_attribute');
  });

  test.each(conditionKinds().map(({ kind }) => kind))('makes a new %s that its form can show', (kind) => {
    const condition = blankCondition(kind, SURROUNDINGS);
    const options = (schemaNamed('Condition').schema.oneOf ?? []).map(resolve);
    const found = variantOf(options, condition);
    expect(options[found ?? -1]?.schema.properties?.['kind']?.const).toBe(kind);
  });
});

/** Every part of the contract that has a name, and every form of it, in its shape. */
const parts = [...new Set(namesIn(programSchema().schema))];

function namesIn(schema: Schema, seen = new Set<string>()): readonly string[] {
  const name = schema.$ref?.replace('#/$defs/', '');
  if (name !== undefined && seen.has(name)) return [];
  if (name !== undefined) seen.add(name);
  const { schema: target } = resolve(schema);
  const inner = [
    ...Object.values(target.properties ?? {}),
    ...(target.anyOf ?? []),
    ...(target.oneOf ?? []),
    ...(target.items === undefined ? [] : [target.items]),
    ...(target.additionalProperties ? [target.additionalProperties] : []),
  ];
  return [...(name === undefined ? [] : [name]), ...inner.flatMap((each) => namesIn(each, seen))];
}

test.each(parts)('a new %s is of the shape that its form is made for', (name) => {
  const { schema } = schemaNamed(name);
  const blank = blankOf({ $ref: `#/$defs/${name}` }, SURROUNDINGS);
  const shape = shapeOf(schema);
  if (shape.kind === 'variants') expect(variantOf(shape.options, blank)).not.toBe(null);
  else expect(blank).toBeTypeOf('object');
});

const LISTS = [
  'earningRules',
  'groups',
  'segments',
  'rewards',
  'challenges',
  'triggers',
  'templates',
  'surveys',
  'teams',
];

test.each([...LISTS.map((list) => [list]), ['tiers', 'tiers']])(
  'what is new in %s %s lacks words and no form',
  (...place) => {
    const steps = place.filter((step) => step !== undefined);
    const list = valueAt(advocacy, steps);
    const length = Array.isArray(list) ? list.length : 0;
    const before = Array.isArray(list) ? asSent(advocacy) : withValue(asSent(advocacy), steps, []);
    const document = withItem(before, [...steps, length], starterFor(before, steps));
    const { faults } = validateProgram(document, NOW);
    const where = `/${[...steps, length].join('/')}`;
    const elsewhere = faults.filter(({ path, severity }) => severity === 'error' && !path.startsWith(where));
    expect(elsewhere).toEqual([]);
    // What is wrong with it is what nobody can guess: words, and addresses.
    for (const { path, severity } of faults)
      if (severity === 'error')
        expect(path).toMatch(/\/(name|description|subject|body|score|open|email|threshold)$/);
  },
);

test('faults are told by place, counted by page, and called as people call it', () => {
  const document = withValue(asSent(advocacy), ['earningRules', 0, 'effect', 'points'], null);
  const faults = faultsOf(validateProgram(document, NOW).faults);
  expect([faults.errors, faults.at('/earningRules/0/effect/points').length]).toEqual([1, 1]);
  expect(faults.within('/earningRules/0').length).toBe(1);
  expect(faults.within('/earningRules/1').length).toBe(0);
  expect(faults.ofSection('earning').length).toBe(1);
  expect(placeWords('/earningRules/0/effect/points', document)).toBe(
    'Earning rules › base › What it gives › Points',
  );
});
