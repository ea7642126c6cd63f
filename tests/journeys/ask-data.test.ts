import { expect, test } from 'vitest';
import { newJourney } from '../../shared/domain/journeys/journey.ts';
import type { Signal } from '../../shared/domain/journeys/signal.ts';
import { fire } from '../../shared/domain/triggers/fire.ts';
import { askData } from '../../shared/journeys/ask-data.ts';
import { decodeJourney, encodeJourney } from '../../shared/storage/journey-codec.ts';
import { answered, did, type News, ordered, refunded, rewarded } from '../domain/journeys/telling.ts';
import { aTrigger, aTriggerProgram, known } from '../domain/triggers/programs.ts';

const MEMBER = 'mbr_test';
const redeemed: News = { type: 'redemption.captured', redemptionId: 'rdm_1', rewardId: 'mug' };
const delivered: News = { type: 'order.delivered', orderId: 'a:1' };

/** The ask that something fires, as it is read again after it waited. */
function askedBy(news: News) {
  const signal = { ...news, memberId: MEMBER, sequence: 1, index: 0, occurredAt: 1_000 } as Signal;
  const trigger = aTrigger({
    when: { kind: 'event', event: signal.type as 'order.recorded' },
    delayMinutes: 5,
  });
  const before = { ...newJourney(MEMBER), sequence: 1 };
  const after = fire(before, { kind: 'signal', signal }, known(), aTriggerProgram([trigger]), 1_000);
  const [ask] = decodeJourney(MEMBER, 1, encodeJourney(after)).asks;
  if (ask === undefined) throw new Error(`${news.type} fires nothing`);
  expect(after.asks).toEqual([ask]);
  return ask;
}

test.each([
  [ordered('a:1'), { order: 'a:1' }],
  [refunded('a:1', false), { order: 'a:1' }],
  [refunded('a:1'), { order: 'a:1' }],
  [delivered, { order: 'a:1' }],
  [redeemed, { redemption: 'rdm_1' }],
  [answered('s1', 9), { score: 9 }],
  [answered('s1', 0), { score: 0 }],
  [answered('s1', 4, 'csat'), { score: 4 }],
  [answered('s1', 2, 'ces'), { score: 2 }],
  [did('review-1', 'review'), {}],
  [rewarded('mbr_friend'), {}],
])('%o is told as %o, also after it waited', (news, data) => {
  expect(askData(askedBy(news), known())).toEqual(data);
});
