import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES, EVENTS, type EventType } from '../../shared/contracts/events.ts';
import { eventFileName } from '../../tools/docs/events/event-file.ts';

const read = (path: string): string => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8');

interface KeptSchema {
  readonly examples: readonly {
    readonly 'detail-type': string;
    readonly detail: { readonly [field: string]: unknown };
  }[];
}

function keptSchema(type: EventType) {
  const schema = JSON.parse(read(`events/${eventFileName(type)}`)) as KeptSchema;
  const [example] = schema.examples;
  if (example === undefined) throw new Error(`the schema of ${type} has no example: run npm run docs`);
  const isValid = new Ajv2020({ strict: true, validateFormats: false, allowUnionTypes: true }).compile(
    schema,
  );
  return { isValid, example };
}

describe.each(EVENT_TYPES)('the schema of %s', (type) => {
  const { isValid, example } = keptSchema(type);

  it('takes its example, which the contract takes too', () => {
    expect(isValid(example), JSON.stringify(isValid.errors)).toBe(true);
    expect(EVENTS[type].parse(example.detail)).toEqual(example.detail);
  });

  it('refuses another event, and a missing field', () => {
    expect(isValid({ ...example, 'detail-type': 'something.else' })).toBe(false);
    const { memberId, ...rest } = example.detail;
    expect(isValid({ ...example, detail: rest })).toBe(false);
  });

  it('takes fields that are added later', () => {
    expect(isValid({ ...example, detail: { ...example.detail, added: 1 } })).toBe(true);
  });

  it('is told in docs/events.md', () => {
    expect(read('events.md')).toContain(`\n## ${type}\n`);
  });
});
