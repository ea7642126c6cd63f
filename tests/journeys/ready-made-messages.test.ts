import { readFileSync } from 'node:fs';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverItem } from '../../functions/delivery/deliver-item.ts';
import type { DeliveryDeps } from '../../functions/delivery/deps.ts';
import type { Program, ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { sesSender } from '../../shared/sending/ses-sender.ts';
import { answerCounts } from '../../shared/storage/answer-counts.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { startPostOffice } from '../delivery/post-office.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { CREDENTIALS, LEDGER, PROFILES, REFERRALS } from '../referring/referring-tables.ts';
import { EMAIL, type EngineWorld, memberNumber, OUTBOX, SURVEYS, startEngineWorld } from './engine-world.ts';

const READY_MADE = JSON.parse(readFileSync('docs/examples/advocacy.json', 'utf8')) as ProgramDocument;
const { triggers = [] } = READY_MADE;
const DAY = 86_400;
const LINK_BASE = 'https://club.shop.example';

/** Everybody is treated, by this way of it, and as soon as it fires. */
function programOf(trigger: Trigger, variant?: string): Program {
  const { variants = [], holdoutPercent: _, ...rest } = trigger;
  const actions = variants.find(({ id }) => id === variant)?.actions;
  return aProgram({
    ...READY_MADE,
    triggers: [{ ...rest, ...(actions === undefined ? {} : { actions }) } as Trigger],
    messaging: { caps: [], gapHours: 0, detractorDays: 180 },
    version: 1,
  });
}

let world: EngineWorld;
let office: Awaited<ReturnType<typeof startPostOffice>>;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
  office = await startPostOffice();
});
afterAll(async () => {
  await office.close();
  await world.table.close();
});

function deliveryOf(program: Program): ReturnType<typeof deliverItem> {
  const { client } = world.table;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const aws = { endpoint: office.url, region: 'us-east-1', credentials };
  const deps: DeliveryDeps = {
    ...world.shop.deps(program),
    outbox: outboxStore(client, OUTBOX),
    profiles: profileStore(client, PROFILES),
    answers: answerStore(client, SURVEYS, LEDGER),
    counts: answerCounts(client, SURVEYS),
    codes: referralCodeStore(client, REFERRALS),
    stillMember: (memberId) => stillMember(LEDGER, memberId),
    sender: sesSender(new SESv2Client(aws), { from: 'Shop <club@shop.example>', configurationSet: 'emails' }),
    publisher: eventPublisher(new EventBridgeClient(aws), 'Bus'),
    linkSecrets: linkSecrets(client, CREDENTIALS),
    linkBase: LINK_BASE,
    referralLinkBase: LINK_BASE,
    teams: {},
    logger: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: { addMetric: () => {} },
  };
  return deliverItem(deps);
}

/** A year and a half of a member: joins, orders for 1,000.00 a week later, answers a survey, and is silent from then on. */
async function live(trigger: Trigger, program: Program): Promise<{ memberId: string; email: string }> {
  const memberId = memberNumber(++made);
  const email = `${memberId}@mail.example`;
  await world.agree(memberId, EMAIL, '1990-05-20', { email });
  await world.shop.enroll(memberId, program, BEGIN);
  await hear(memberId, program, BEGIN);
  await sleep(memberId, program, BEGIN + 7 * DAY);
  if (trigger.id !== 'onboarding')
    await world.shop.buy(memberId, `o-${memberId}`, 33_400, program, BEGIN + 7 * DAY);
  await hear(memberId, program, BEGIN + 7 * DAY);
  await sleep(memberId, program, BEGIN + 20 * DAY);
  const answer = { survey: 'after-purchase', kind: 'nps', score: trigger.id === 'detractor' ? 3 : 10 };
  if (trigger.id !== 'second-order')
    await world.act(memberId, `a-${memberId}`, 'survey_answered', answer, program, BEGIN + 20 * DAY);
  await hear(memberId, program, BEGIN + 20 * DAY);
  await sleep(memberId, program, BEGIN + 540 * DAY);
  return { memberId, email };
}

/** Looked at when it is the member's time, and at no other. */
async function sleep(memberId: string, program: Program, until: number): Promise<void> {
  for (;;) {
    const place = (await world.journeys.read(memberId))?.place ?? null;
    if (place === null || readPlace(place).at > until) return;
    await look(memberId, program, readPlace(place).at, [place]);
  }
}

/** What is decided is carried out at once, as it is in a shop. */
async function look(memberId: string, program: Program, now: number, due: readonly string[]): Promise<void> {
  const entries = (await world.entriesOf(memberId)).map(entryRead);
  await world.engine(program).keep({ memberId, entries, due }, now);
  const deliver = deliveryOf(program);
  for (const item of await world.outboxOf(memberId)) await deliver(item, now);
}

const hear = (memberId: string, program: Program, now: number) => look(memberId, program, now, []);

const outcomes = async (memberId: string) =>
  (await outboxStore(world.table.client, OUTBOX).list(memberId, 100)).map(({ item, state }) => [
    item.action.kind,
    state.kind === 'settled' && state.outcome.kind !== 'dropped' ? state.outcome.kind : state,
  ]);

const BY_EMAIL = triggers
  .filter(({ id }) => id !== 'frequent-guest')
  .flatMap((trigger) =>
    (trigger.variants ?? [{ id: 'all' }]).map(({ id }) => [trigger.id, id, trigger] as const),
  );

describe('the ready-made trigger', () => {
  test.each(BY_EMAIL)(
    '%s (%s) sends a message that has all that it speaks of',
    async (_, variant, trigger) => {
      const program = programOf(trigger, variant);
      const { memberId, email } = await live(trigger, program);
      const done = await outcomes(memberId);
      expect(done.length).toBeGreaterThan(0);
      expect(done.filter(([, outcome]) => outcome !== 'sent' && outcome !== 'done')).toEqual([]);
      const sent = office.sentTo(email);
      expect(sent.length).toBeGreaterThan(0);
      for (const { subject, text, html } of sent) {
        expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|NaN/);
        expect(html).toContain(LINK_BASE);
      }
    },
  );
});
