import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVENT_TYPES, EVENTS } from '../../shared/contracts/events.ts';
import { rawLine } from '../../shared/lake/raw-line.ts';
import { type KeyedKind, type KeyOf, keyedBy } from '../../shared/lake/shop-key.ts';
import { check } from '../law-runs.ts';
import { fullEvent, PLANTED, toldExample } from './full-event.ts';

const key = keyedBy(Buffer.alloc(32, 7));

/** Fields of events that hold an id of the shop, or what is made of one. */
const SHOP_IDS = [
  'orderId',
  'refundId',
  'activityId',
  'redemptionId',
  'reviewId',
  'reference',
  'code',
  'askId',
  'by',
];

/** Words of the program, which its people choose from a document that is no secret. */
const PROGRAM_WORDS = [
  'from',
  'to',
  'tier',
  'rewardId',
  'challengeId',
  'triggerId',
  'variant',
  'because',
  'actions',
  'type',
  'currency',
  'country',
  'refusal',
  'lot',
];

const lineOf = (message: unknown, by: KeyOf = key) => rawLine(message, by).line;

describe.each(EVENT_TYPES)('the line of %s', (type) => {
  const full = fullEvent(type);

  test('is made of an event that has all that its contract lets in', () => {
    expect(EVENTS[type].safeParse(full.detail).error).toBeUndefined();
  });

  test('has no text that people could have written, but words of the program', () => {
    const planted = textsIn(lineOf(full)).filter((text) => text.includes('Lovelace'));
    const allowed = PROGRAM_WORDS.map((word) => `${PLANTED}${word}`);
    expect(planted.filter((text) => !allowed.includes(text))).toEqual([]);
  });

  test('has no id of the shop, of an event as it is', () => {
    const event = toldExample(type);
    const ids = valuesOf(event.detail, SHOP_IDS).flatMap((id) => [id, ...id.split(':')]);
    const text = JSON.stringify(lineOf(event));
    for (const id of ids.filter((one) => /\d/.test(one) && !/^mbr_/.test(one) && one.length > 3))
      expect(text).not.toContain(`${id}`);
  });

  test('has its envelope, and is the same again', () => {
    const event = toldExample(type);
    const { memberId, occurredAt, recordedAt } = event.detail as Record<string, unknown>;
    expect(lineOf(event)).toMatchObject({ type, memberId, occurredAt, recordedAt, version: 1 });
    expect(JSON.stringify(lineOf(structuredClone(event)))).toBe(JSON.stringify(lineOf(event)));
  });
});

/** All texts in a value, names of fields among them. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...textsIn(part)]);
}

/** The texts of fields of these names, wherever they stand. */
function valuesOf(value: unknown, names: readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    names.includes(name) && typeof part === 'string' ? [part] : valuesOf(part, names),
  );
}

const AN_ORDER = {
  'detail-type': 'order.recorded',
  detail: {
    ...(toldExample('order.recorded').detail as object),
    data: {
      orderId: '1042',
      points: 115,
      activatesAt: '2026-11-02T00:00:00Z',
      expiresAt: null,
      currency: 'USD',
      netAmount: 11_510,
      placedAt: '2026-10-02T10:15:00Z',
      channel: 'web',
      country: 'US',
      withheld: null,
      redemptions: [],
      isReferred: false,
    },
  },
};

describe('lines', () => {
  test('of an order: its money, its postings, and a key for its id', () => {
    const { data, postings, ...said } = lineOf(AN_ORDER);
    expect(said.id).toMatch(/^evt_mbr_[0-9a-z]{20}_\d+$/);
    const told = (AN_ORDER.detail as unknown as { postings: Record<string, unknown>[] }).postings;
    expect(postings).toEqual(told.map(({ redemptionId, ...posting }) => ({ ...posting, hold: null })));
    expect(told.map(({ redemptionId }) => redemptionId)).toEqual(told.map(() => null));
    expect(data).toMatchObject({
      orderKey: key('order', '1042'),
      netAmount: 11_510,
      country: 'US',
      channel: 'web',
    });
    expect(data['orderKey']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('of an answer to an ask: the words of the survey, the trigger, and the key of the ask', () => {
    const askId = 'question:mbr_3v8h2k0q9w5t1x7c4z6n:4.0';
    const detail = (activityId: string, type: string) => ({
      ...(toldExample('activity.recorded').detail as object),
      data: {
        activityId,
        type,
        attributes: { kind: 'nps', score: 9, survey: 'relation', name: 'Ada', isNew: true },
        points: 0,
        activatesAt: '2026-11-02T00:00:00Z',
        expiresAt: null,
        withheld: null,
      },
    });
    const of = (activityId: string, type = 'survey_answered') =>
      lineOf({ 'detail-type': 'activity.recorded', detail: detail(activityId, type) }).data;
    const attributes = { kind: 'nps', score: 9, survey: 'relation', isNew: true };
    const asked = { askId: key('ask', askId), triggerId: 'question', attributes };
    expect(of(askId)).toMatchObject(asked);
    expect(of(`${askId}~2`)).toMatchObject(asked);
    expect(of('own-7')).toMatchObject({ askId: null, triggerId: null });
    expect(of('own-7')['attributes']).toEqual(attributes);
    expect(of(askId, 'visit')).toMatchObject({ triggerId: null, attributes: { score: 9, isNew: true } });
  });

  test('of an answer that the shop tells by itself: no words but such as a program has', () => {
    const detail = (attributes: object) => ({
      ...(toldExample('activity.recorded').detail as object),
      data: {
        activityId: 'own-8',
        type: 'survey_answered',
        attributes,
        points: 0,
        activatesAt: '2026-11-02T00:00:00Z',
        expiresAt: null,
        withheld: null,
      },
    });
    const of = (attributes: object) =>
      lineOf({ 'detail-type': 'activity.recorded', detail: detail(attributes) }).data['attributes'];
    expect(of({ kind: 'csat', score: 4, survey: 'ada@example.com' })).toEqual({ kind: 'csat', score: 4 });
    expect(of({ kind: 'by Ada', score: 4, survey: 'after-sale_2' })).toEqual({
      score: 4,
      survey: 'after-sale_2',
    });
  });

  test('of what reached a goal: its kind, and an id that does not tell the order', () => {
    const event = toldExample('ask.goal_reached');
    const { id, data } = lineOf(event);
    expect((event.detail as { id: string }).id).toContain('order:');
    expect(data['by']).toBe('order');
    expect(id).toMatch(/^evt_[0-9a-f]{32}$/);
    expect(lineOf(toldExample('ask.made'))).toMatchObject({
      sequence: null,
      programVersion: expect.any(Number),
    });
  });

  test('of a type that nobody knows: the envelope, with its postings, and nothing that it says', () => {
    const detail = { ...AN_ORDER.detail, data: { secret: PLANTED } };
    const { line, isKnown } = rawLine({ 'detail-type': 'order.teleported', detail }, key);
    expect(isKnown).toBe(false);
    expect(line).toEqual({ ...lineOf(AN_ORDER), type: 'order.teleported', data: {} });
  });

  test.each([
    ['no event', 'text', /"expected": "object"/],
    ['no detail', { 'detail-type': 'order.recorded' }, /"detail"/],
    ['a detail without its data', { ...AN_ORDER, detail: { ...AN_ORDER.detail, data: {} } }, /orderId/],
    ['a newer version', { ...AN_ORDER, detail: { ...AN_ORDER.detail, version: 2 } }, /version/],
    [
      'an unknown entry with broken postings',
      { 'detail-type': 'x', detail: { ...AN_ORDER.detail, postings: 1 } },
      /postings/,
    ],
  ])('are not made of %s', (_what, message, cause) => {
    expect(() => rawLine(message, key)).toThrow(cause);
  });
});

test('what a redemption holds names it by its key', () => {
  const event = toldExample('redemption.authorized');
  const { redemptionId } = (event.detail as { data: { redemptionId: string } }).data;
  const held = (lineOf(event).postings ?? []).filter((posting) => 'hold' in posting && posting.hold !== null);
  expect(held).not.toEqual([]);
  for (const posting of held)
    expect(posting).toMatchObject({ account: 'held', hold: key('redemption', redemptionId) });
});

describe('keys', () => {
  const kinds = fc.constantFrom<KeyedKind>('order', 'refund', 'activity', 'redemption', 'ask', 'event');
  const salts = fc.uint8Array({ minLength: 32, maxLength: 32 });

  test('are the same for the same id under the same salt, whoever asks', () => {
    check(
      fc.property(salts, kinds, fc.string(), (salt, kind, id) => {
        expect(keyedBy(salt)(kind, id)).toBe(keyedBy(Uint8Array.from(salt))(kind, id));
        expect(keyedBy(salt)(kind, id)).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });

  test('differ by id, by kind and by salt', () => {
    const named = fc.tuple(salts, kinds, fc.string());
    check(
      fc.property(named, named, (one, other) => {
        const keyOf = ([salt, kind, id]: typeof one) => keyedBy(salt)(kind, id);
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(keyOf(one)).not.toBe(keyOf(other));
        const [salt, kind, id] = one;
        expect(keyOf([salt, kind, `${id}x`])).not.toBe(keyOf(one));
        expect(keyOf([salt, kind === 'order' ? 'refund' : 'order', id])).not.toBe(keyOf(one));
        expect(keyOf([salt.map((byte) => byte ^ 1), kind, id])).not.toBe(keyOf(one));
      }),
    );
  });
});
