import { describe, expect, test } from 'vitest';
import { seconds } from '../builders.ts';
import { DAY, type News, ordered } from '../journeys/telling.ts';
import { livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, known, MINUTES_PER_DAY, treatAll } from './programs.ts';

const BEGIN = seconds('2026-03-02T12:00:00Z');

const achieved = (round: number, challengeId = 'row'): News => ({
  type: 'challenge.achieved',
  challengeId,
  round,
  orderId: `o${round}`,
});
const undone = (round: number, challengeId = 'row'): News => ({
  type: 'challenge.reversed',
  challengeId,
  round,
  orderId: `o${round}`,
  refundId: 'r',
});

/** What became of what a trigger wanted, which waits for two days. */
function outcomesOf(
  when: Parameters<typeof aTrigger>[0],
  ...news: readonly (readonly News[])[]
): readonly string[] {
  const trigger = aTrigger({ delayMinutes: 2 * MINUTES_PER_DAY, ...when });
  const life = livingWith(BEGIN, { known: known(), program: aTriggerProgram([trigger]), assign: treatAll });
  for (const entry of news) life.tell(entry);
  life.until(BEGIN + 9 * DAY);
  return life.log.map((one) => (one.outcome === 'dropped' ? one.reason : one.outcome));
}

const ROW = { challengeId: { is: 'row' } };

describe('a challenge that is achieved', () => {
  const when = { kind: 'event', event: 'challenge.achieved', where: ROW } as const;

  test('fires triggers whose tests of its fields pass', () => {
    expect(outcomesOf({ when }, [ordered('o1')], [achieved(1)])).toEqual(['made']);
    expect(outcomesOf({ when }, [achieved(1, 'set')])).toEqual([]);
    const again = { ...when, where: { ...ROW, round: { atLeast: 2 } } };
    expect(outcomesOf({ when: again }, [achieved(1)], [achieved(2)])).toEqual(['made']);
  });

  test('and taken back before the customer was told, is not told', () => {
    expect(outcomesOf({ when }, [achieved(1)], [undone(1)])).toEqual(['OVERTAKEN']);
    expect(outcomesOf({ when }, [achieved(1)], [achieved(2)], [undone(2)])).toEqual(['OVERTAKEN', 'made']);
    expect(outcomesOf({ when }, [achieved(1)], [undone(1, 'set')])).toEqual(['made']);
  });
});

test('a challenge that is taken back fires triggers, too', () => {
  const when = { kind: 'event', event: 'challenge.reversed', where: ROW } as const;
  expect(outcomesOf({ when }, [achieved(1)], [undone(1)])).toEqual(['made']);
});
