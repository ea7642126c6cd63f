import { describe, expect, it } from 'vitest';
import { newJourney } from '../../../shared/domain/journeys/journey.ts';
import type { MessageChannel, Trigger } from '../../../shared/domain/program/trigger.ts';
import { hear } from '../../../shared/domain/triggers/hear.ts';
import type { Known } from '../../../shared/domain/triggers/known.ts';
import { aTrigger, aTriggerProgram, known, treatAll } from './programs.ts';

const TEMPLATES = [
  { id: 'mail', channel: 'email' },
  { id: 'text', channel: 'sms' },
] as const;
const message = (template: string) => [{ kind: 'message', template }] as const;

function outcomeOf(trigger: Partial<Trigger>, changes: Partial<Known>): string {
  const program = { ...aTriggerProgram([aTrigger(trigger)]), templates: TEMPLATES };
  const signal = {
    type: 'order.recorded',
    memberId: 'ada',
    sequence: 1,
    index: 0,
    occurredAt: 1_000,
    orderId: 'o1',
    spent: {},
    channel: 'web',
    isReferred: false,
  } as const;
  const { decisions } = hear(newJourney('ada'), [signal], known(changes), program, treatAll, 1_000);
  return decisions
    .map((one) =>
      one.outcome === 'made' ? `by ${one.channel}` : one.outcome === 'dropped' ? one.reason : one.outcome,
    )
    .join();
}

describe('an ask goes by the channel of its template, and no other', () => {
  const both: readonly MessageChannel[] = ['email', 'sms'];

  it.each<[string, Partial<Trigger>, Partial<Known>, string]>([
    ['that was agreed to', { actions: message('text') }, { consents: ['sms'] }, 'by sms'],
    [
      'though another is preferred',
      { actions: message('text') },
      { consents: both, channels: both },
      'by sms',
    ],
    ['that was not agreed to', { actions: message('text') }, { consents: ['email'] }, 'NO_CONSENT'],
    [
      'on which nobody is reached',
      { actions: message('text') },
      { consents: both, channels: ['email'] },
      'NO_CHANNEL',
    ],
    ['that no template names', { actions: message('other') }, { consents: both }, 'by email'],
  ])('%s', (_, trigger, changes, expected) => {
    expect(outcomeOf(trigger, changes)).toBe(expected);
  });

  it('is in an experiment of two channels only with both, whichever chance would give', () => {
    const variants = ['text', 'mail'].map((id) => ({ id, sharePercent: 50, actions: message(id) }));
    expect(outcomeOf({ variants }, { consents: ['sms'] })).toBe('NO_CONSENT');
    expect(outcomeOf({ variants }, { consents: both })).toBe('by sms');
  });
});
