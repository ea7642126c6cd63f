import { expect, test } from 'vitest';
import type { MemberMessage, Trigger } from '../../../client/generated/types.ts';
import { followUpOf } from '../../../web/console/surveys/follow-up.ts';

const answer = {
  surveyId: 'after-purchase',
  answeredAt: '2026-11-01T10:00:00Z',
  lastScoreAt: '2026-11-01T10:00:00Z',
};

const trigger = (changes: Partial<Trigger> = {}): Trigger => ({
  id: 'detractor',
  description: 'Service is told',
  when: { kind: 'event', event: 'survey.answered' },
  actions: [{ kind: 'tell_team', team: 'service' }],
  priority: 1,
  coolingOffDays: 0,
  expiresAfterMinutes: 60,
  ...changes,
});

const message = (changes: Partial<MemberMessage> = {}): MemberMessage => ({
  messageId: 'one',
  askId: 'detractor:1',
  triggerId: 'detractor',
  variant: 'all',
  programVersion: 2,
  action: 'tell_team',
  subject: 'service',
  survey: null,
  channel: null,
  decidedAt: '2026-11-01T10:01:00Z',
  sendBefore: null,
  status: 'done',
  statusAt: null,
  reason: null,
  triedAgainAt: null,
  locale: null,
  providerMessageId: null,
  aftermath: null,
  ...changes,
});

test('a team that a trigger told of the answer was told', () => {
  const told = message();
  const written = message({ action: 'message', channel: 'email', status: 'dropped' });
  expect(followUpOf(answer, [written, told], [trigger()])).toEqual({ told, written });
});

test.each([
  ['before the answer', message({ decidedAt: '2026-11-01T09:59:00Z' }), trigger()],
  ['long after it', message({ decidedAt: '2026-11-01T12:00:00Z' }), trigger()],
  ['by a trigger of an order', message(), trigger({ when: { kind: 'event', event: 'order.recorded' } })],
  [
    'for another survey',
    message(),
    trigger({ when: { kind: 'event', event: 'survey.answered', where: { surveyId: { is: 'delivery' } } } }),
  ],
  ['by a trigger that is no more', message(), trigger({ id: 'other' })],
])('what was done %s did not follow from it', (_, done, by) => {
  expect(followUpOf(answer, [done], [by])).toEqual({ told: null, written: null });
});

test('an ask without a score has nothing behind it', () => {
  expect(
    followUpOf({ ...answer, answeredAt: null, lastScoreAt: null }, [message()], [trigger()]).told,
  ).toBeNull();
});
