import { expect } from 'vitest';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { eventually } from './eventually.ts';
import { programWith } from './rewards-program.ts';
import { call, enroll, orderBody, unique } from './target.ts';

const trigger = (changes: Pick<Trigger, 'id' | 'when' | 'actions'>): Trigger => ({
  description: changes.id,
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 1_440,
  ...changes,
});

/** An order asks a survey by e-mail, and a low score calls a team. */
export const SURVEY_PROGRAM = {
  ...programWith({}),
  name: 'Tea Club',
  earningRules: [
    {
      id: 'answered',
      description: 'An answer',
      on: { event: 'survey_answered' },
      effect: { kind: 'fixed_points', points: 20 },
      caps: { perMember: [{ per: 'ever', times: 1 }] },
    },
  ],
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
  surveys: [
    {
      id: 'post-purchase',
      kind: 'nps',
      questions: {
        en: { score: 'Would you recommend us?', open: 'Why?' },
        de: { score: 'Würden Sie uns empfehlen?', open: 'Warum?' },
      },
      openDays: 14,
      reminderDays: 5,
    },
  ],
  teams: [{ id: 'care', description: 'Who answers mail', email: 'care@shop.example' }],
  templates: [
    {
      id: 'question',
      channel: 'email',
      purpose: 'survey',
      texts: {
        en: { subject: 'About {order}', body: 'How was it?\n\n{surveyLink}\n\n[No more]({stopLink})' },
      },
    },
  ],
  triggers: [
    trigger({
      id: 'ask',
      when: { kind: 'event', event: 'order.recorded' },
      actions: [{ kind: 'ask_survey', template: 'question', survey: 'post-purchase' }],
    }),
    trigger({
      id: 'rescue',
      when: { kind: 'event', event: 'survey.answered', where: { score: { atMost: 6 } } },
      actions: [{ kind: 'tell_team', team: 'care' }],
    }),
  ],
};

export const isThere = (value: unknown): boolean => value !== null;

/**
 * The newest e-mail with this subject, whose text has these words, as somebody finds it who opens the outbox in the browser; null
 * while there is none.
 */
export async function mailOf(subject: string, words = ''): Promise<string | null> {
  return (await mailsOf(subject)).find((body) => body.includes(words)) ?? null;
}

/** All e-mails with this subject, the newest first. */
export async function mailsOf(subject: string): Promise<readonly string[]> {
  const { body: list } = await call('GET', '/outbox', { bearer: null });
  const entries = String(list)
    .split('<li>')
    .filter((entry) => entry.includes(subject));
  const ids = entries.map((entry) => /href="\/outbox\/([^"]+)"/.exec(entry)?.[1]);
  return Promise.all(ids.map(async (id) => (await call('GET', `/outbox/${id}/html`, { bearer: null })).body));
}

export interface Asked {
  readonly memberId: string;
  readonly orderId: string;
  /** `/s/…`, as it stands in the message, without a score. */
  readonly path: string;
}

/** Somebody who orders, and finds the message in their mail. */
export async function asked(profile: object = {}): Promise<Asked> {
  const { memberId } = await enroll({ email: `${unique('ada')}@example.com`, ...profile });
  await call('PUT', `/v1/members/${memberId}/preferences`, { body: { channels: { email: true } } });
  const order = orderBody(40, { memberId });
  await call('POST', '/v1/orders', { body: order });
  const mail = await eventually(() => mailOf(`About ${order['orderId']}`), isThere);
  const links = [...String(mail).matchAll(/href="([^"]+\?score=(\d+))"/g)];
  expect(links.map(([, , score]) => Number(score))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const { pathname } = new URL(links[0]?.[1] ?? '');
  expect(pathname).toMatch(/^\/s\/s~/);
  return { memberId, orderId: String(order['orderId']), path: pathname };
}
