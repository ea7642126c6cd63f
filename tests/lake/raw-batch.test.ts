import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArrivedLine, arrivalOf, rawBatches } from '../../shared/lake/raw-batch.ts';
import { check } from '../law-runs.ts';

const NOON = Date.UTC(2026, 10, 23, 12) / 1000;

const lineOf = (number: number, data = {}): ArrivedLine['line'] => ({
  id: `evt_mbr_3v8h2k0q9w5t1x7c4z6n_${number}`,
  type: 'order.recorded',
  version: 1,
  memberId: 'mbr_3v8h2k0q9w5t1x7c4z6n',
  sequence: number,
  programVersion: 1,
  occurredAt: '2026-11-23T11:59:00Z',
  recordedAt: '2026-11-23T11:59:01Z',
  data,
});

/** Events by their number, some of them more than once, and when they arrived: over three hours, past midnight among them. */
const arrivals = fc
  .array(
    fc.record({ number: fc.nat(30), after: fc.constantFrom(0, 1, 3_599, 3_600, 11 * 3_600, 12 * 3_600) }),
    {
      maxLength: 40,
    },
  )
  .map((all) =>
    all.map(
      ({ number, after }, index): ArrivedLine => ({
        messageId: `m${index}`,
        arrivedAt: NOON + after,
        line: lineOf(number),
      }),
    ),
  );

const linesIn = (bytes: Uint8Array): readonly string[] =>
  gunzipSync(bytes)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line).id);

describe('raw objects', () => {
  test('are the same, byte for byte, whatever order their events came in, and however often', () => {
    check(
      fc.property(
        arrivals.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          const written = (batch: readonly ArrivedLine[]) =>
            rawBatches(batch).map(({ key, bytes }) => ({ key, bytes }));
          expect(written(shuffled)).toEqual(written(all));
          expect(written([...all, ...shuffled])).toEqual(written(all));
        },
      ),
    );
  });

  test('hold each event once for each hour in which it arrived, and name every message', () => {
    check(
      fc.property(arrivals, (all) => {
        const batches = rawBatches(all);
        const written = batches.flatMap(({ key, bytes }) =>
          linesIn(bytes).map((id) => `${key.replace(/-[0-9a-f]{64}.*/, '-')} ${id}`),
        );
        const hourOf = (at: number) => {
          const [day, clock] = new Date(at * 1000).toISOString().split('T');
          return `raw/v1/arrived=${day}/${clock?.slice(0, 2)}-`;
        };
        const expected = new Set(all.map(({ arrivedAt, line }) => `${hourOf(arrivedAt)} ${line.id}`));
        expect(written.toSorted()).toEqual([...expected].toSorted());
        expect(batches.map(({ events }) => events)).toEqual(
          batches.map(({ bytes }) => linesIn(bytes).length),
        );
        expect(batches.flatMap(({ messageIds }) => messageIds).toSorted()).toEqual(
          all.map(({ messageId }) => messageId).toSorted(),
        );
      }),
    );
  });

  test('have another name when anything else is in them', () => {
    const [one, more] = [[1], [1, 2]].map((numbers) =>
      rawBatches(numbers.map((number) => ({ messageId: 'm', arrivedAt: NOON, line: lineOf(number) }))),
    );
    expect(one?.[0]?.key).toMatch(/^raw\/v1\/arrived=2026-11-23\/12-[0-9a-f]{64}\.ndjson\.gz$/);
    expect(one?.[0]?.key).not.toBe(more?.[0]?.key);
  });

  test('of an event that was told twice keep the same telling, whichever came first', () => {
    const tellings = ['a', 'b'].map((said) => ({
      messageId: said,
      arrivedAt: NOON,
      line: lineOf(1, { said }),
    }));
    const [first, second] = [tellings, tellings.toReversed()].map((all) => rawBatches(all)[0]?.bytes);
    expect(first).toEqual(second);
    expect(linesIn(first ?? new Uint8Array())).toHaveLength(1);
  });

  test('of nothing are none', () => {
    expect(rawBatches([])).toEqual([]);
  });

  test.each([
    ['just now', NOON, NOON],
    ['an hour ago, as when it was sent', NOON - 3_600, NOON - 3_600],
    ['too long ago, as now: its day may have been read', NOON - 6 * 3_600 - 1, NOON],
    ['by a clock that is ahead, as now', NOON + 60, NOON],
  ])('count a message that was sent %s', (_when, sentAt, arrived) => {
    expect(arrivalOf(sentAt, NOON)).toBe(arrived);
  });
});
