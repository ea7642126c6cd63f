import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { EVENT_SOURCE, EVENT_TYPES } from '../../shared/contracts/events.ts';
import { onlyResource, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const { SchemaName: schemaName, Content: content } = onlyResource(template, 'AWS::EventSchemas::Schema');
const { $schema: draft, ...schema } = JSON.parse(String(content)) as {
  readonly $schema: string;
  readonly anyOf: readonly { readonly title: string }[];
};

/** Keywords that came after draft 4, which is the newest that EventBridge's registry takes. */
const LATER_KEYWORDS =
  /^(const|contains|propertyNames|if|then|else|examples|\$defs|\$id|prefixItems|unevaluated.*)$/;

function keywordsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(keywordsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([keyword, inner]) => [
    ...(keyword === 'properties' || keyword === 'definitions' ? [] : [keyword]),
    ...keywordsIn(keyword === 'properties' || keyword === 'definitions' ? Object.values(inner) : inner),
  ]);
}

const pointsAdjusted = {
  source: EVENT_SOURCE,
  'detail-type': 'points.adjusted',
  detail: {
    id: 'evt_1',
    version: 1,
    memberId: 'mbr_0123456789abcdefghij',
    sequence: 3,
    programVersion: 1,
    occurredAt: '2026-11-22T10:15:00Z',
    recordedAt: '2026-11-22T10:15:01Z',
    balance: { active: 12, pending: 0, held: 0, deficit: 0 },
    tierChange: null,
    postings: [],
    data: { points: -5, reference: null },
  },
};

describe('event schemas', () => {
  it('are there for every event, in one document', () => {
    expect(schemaName).toBe(`${EVENT_SOURCE}@events`);
    expect(schema.anyOf.map(({ title }) => title)).toEqual(EVENT_TYPES);
  });

  it('are of draft 4, and small enough for the registry', () => {
    expect(draft).toBe('http://json-schema.org/draft-04/schema#');
    expect(keywordsIn(schema).filter((keyword) => LATER_KEYWORDS.test(keyword))).toEqual([]);
    // It takes 100 KB. What outgrows it is to be split by what events are of, not by event.
    expect(Buffer.byteLength(String(content))).toBeLessThan(90_000);
  });

  it('take an event as it comes from the bus, and no other', () => {
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    expect(isValid({ ...pointsAdjusted, account: '123456789012', time: '2026-11-22T10:15:02Z' })).toBe(true);
    expect(isValid({ ...pointsAdjusted, 'detail-type': 'points.captured' })).toBe(false);
    expect(isValid({ ...pointsAdjusted, detail: { ...pointsAdjusted.detail, memberId: 'ann' } })).toBe(false);
    expect(isValid({ ...pointsAdjusted, detail: { ...pointsAdjusted.detail, data: {} } })).toBe(false);
  });
});

describe('the bus', () => {
  it('has the name of the stack, and an archive of all that Perennial says', () => {
    expect(onlyResource(template, 'AWS::Events::EventBus')['Name']).toBe('Perennial-prod');
    expect(onlyResource(template, 'AWS::Events::Archive')).toMatchObject({
      EventPattern: { source: [EVENT_SOURCE] },
      RetentionDays: 365,
    });
  });
});
