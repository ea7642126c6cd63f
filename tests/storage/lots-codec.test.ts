import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { byExpiry, type Expiry, type SpanId } from '../../shared/domain/ledger/posting.ts';
import { decodeLots, encodeLots, type Lots } from '../../shared/storage/lots-codec.ts';
import { momentReader, momentWriter } from '../../shared/storage/moment-codec.ts';
import { check } from '../law-runs.ts';

const BEGIN = Date.parse('2026-01-01T00:00:00Z') / 1000;

/** Midnights, whole quarters of an hour, and any second, so that both ways of writing one take turns. */
const moment = fc.oneof(
  fc.nat({ max: 1_500 }).map((day) => BEGIN + day * SECONDS_PER_DAY),
  fc.nat({ max: 150_000 }).map((quarter) => BEGIN + quarter * 900),
  fc.nat({ max: 2 ** 33 }),
);
const expiry: fc.Arbitrary<Expiry> = fc.oneof(
  { weight: 4, arbitrary: moment },
  fc.constant(null),
  fc.integer({ min: 1, max: 40 }).map((number): SpanId => `~${number}`),
);
const points = fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 2 ** 40 }));

const settledLots = fc
  .uniqueArray(fc.record({ expiresAt: expiry, points }), {
    maxLength: 16,
    selector: ({ expiresAt }) => expiresAt,
  })
  .map((lots) => lots.sort(byExpiry));
const pendingLots = fc
  .uniqueArray(fc.record({ activatesAt: moment, expiresAt: expiry, points }), {
    maxLength: 16,
    selector: ({ activatesAt, expiresAt }) => `${activatesAt}/${expiresAt}`,
  })
  .map((lots) => lots.sort((a, b) => a.activatesAt - b.activatesAt || byExpiry(a, b)));

describe('lots in an account', () => {
  test('are read as they were written, whatever their moments', () => {
    const lots: fc.Arbitrary<Lots> = fc.record({
      pending: pendingLots,
      active: settledLots,
      expired: settledLots,
    });
    check(
      fc.property(lots, (all) => {
        expect(decodeLots(encodeLots(all))).toEqual(all);
      }),
    );
  });

  test('of one expiry share it', () => {
    check(
      fc.property(pendingLots, expiry, (pending, expiresAt) => {
        const shared = pending.map((lot) => ({ ...lot, expiresAt }));
        const once = shared.filter(
          (lot, index) => index === shared.findIndex(({ activatesAt }) => activatesAt === lot.activatesAt),
        );
        const active = [{ expiresAt, points: 1 }];
        const text = encodeLots({ pending: once, active, expired: active });
        expect(text.split(' ')).toHaveLength(1);
        expect(decodeLots(text)).toEqual({ pending: once, active, expired: active });
      }),
    );
  });

  test('read as the codec says', () => {
    const january = Date.parse('2026-01-01T00:00:00Z') / 1000;
    const february = Date.parse('2026-02-01T00:00:00Z') / 1000;
    const march = Date.parse('2026-03-01T00:00:00Z') / 1000;
    const lots: Lots = {
      pending: [
        { activatesAt: january, expiresAt: march, points: 46 },
        { activatesAt: january + SECONDS_PER_DAY, expiresAt: march, points: 31 },
      ],
      active: [{ expiresAt: march, points: 100 }],
      expired: [{ expiresAt: february, points: 200 }],
    };
    expect(encodeLots(lots)).toBe('165eo>,5k 22o>2s;16340.1a;.v');
    expect(decodeLots('165eo>,5k 22o>2s;16340.1a;.v')).toEqual(lots);
  });

  test.each(['x', '>1', '1>2,', '1>2;3', '1>2 ', '~>1', '1>2;3.4.5', '1>A'])('%j cannot be read', (text) => {
    expect(() => decodeLots(text)).toThrow('lots cannot be read');
  });
});

describe('a series of moments', () => {
  test('is read as it was written, in any order', () => {
    check(
      fc.property(fc.array(moment), (moments) => {
        const texts = moments.map(momentWriter());
        expect(texts.map(momentReader())).toEqual(moments);
      }),
    );
  });

  test('tells a day by two letters, also after a moment that is no quarter of an hour', () => {
    const write = momentWriter();
    expect([BEGIN, BEGIN + 7, BEGIN + SECONDS_PER_DAY].map(write).slice(1)).toEqual([
      `=${(BEGIN + 7).toString(36)}`,
      '2o',
    ]);
  });
});
