import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import type { DeliveryDeps } from '../../functions/delivery/deps.ts';
import { startEngine } from '../../local/engine.ts';
import { itemsOf, type OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import type { Preferences } from '../../shared/domain/preferences.ts';
import type { TriggerAction } from '../../shared/domain/program/trigger.ts';
import { eventPublisher } from '../../shared/events/event-publisher.ts';
import { rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { sesSender } from '../../shared/sending/ses-sender.ts';
import { answerCounts } from '../../shared/storage/answer-counts.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import { memberEntryKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { outboxHistory } from '../../shared/storage/outbox-history.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { type ProfileFields, profileStore } from '../../shared/storage/profile-store.ts';
import { referralCodeStore } from '../../shared/storage/referral-code-store.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { aProgram, aReward, BEGIN, decided } from '../domain/builders.ts';
import { Crash } from '../referring/referring-tables.ts';
import { clientOf, createTable } from '../storage/local-table.ts';
import { createOutboxTable } from '../storage/outbox-table.ts';
import { startPostOffice } from './post-office.ts';

export const NOW = BEGIN + 60;
export const LINK_BASE = 'https://club.shop.example';
export const TEAM = 'help@shop.example';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

const CARD = aReward({ id: 'card', benefit: { kind: 'gift_card', amount: { USD: 500 } } });
const FEW = aReward({ ...CARD, id: 'few', stock: 1 });
const CODE = aReward({
  ...CARD,
  id: 'code',
  name: 'Five off',
  texts: { de: { name: 'Fünf weniger' } },
  coupon: { codes: { kind: 'generated', length: 8 } },
});

const TEMPLATES = [
  {
    id: 'hello',
    channel: 'email',
    purpose: 'survey',
    texts: {
      en: {
        subject: 'Hello {name}',
        body: 'About {order}. You have {points} points. [Tell us]({surveyLink})',
        nameless: 'you',
      },
    },
  },
  {
    id: 'plain',
    channel: 'email',
    purpose: 'message',
    texts: { en: { subject: 'Plain', body: 'No more than this.' } },
  },
  {
    id: 'redeemed',
    channel: 'email',
    purpose: 'message',
    texts: {
      en: { subject: 'Enjoy {reward}', body: 'Yours.' },
      de: { subject: 'Viel Freude mit {reward}', body: 'Bitte.' },
    },
  },
  {
    id: 'gift',
    channel: 'email',
    purpose: 'message',
    texts: {
      en: {
        subject: '{awardedPoints} {pointsName}',
        body: '{awardedPoints} given, {points} in all. {reward} with {rewardCode}.',
      },
    },
  },
] as const;
const SURVEYS = [
  { id: 'nps', kind: 'nps', questions: { en: { score: 'Would you?', open: 'Why?' } }, openDays: 14 },
] as const;
export const PROGRAM = {
  ...aProgram({ version: 1, name: 'Tea Club', rewards: [CARD, FEW, CODE] }),
  templates: TEMPLATES,
  surveys: SURVEYS,
};

/** So many halves of requests, before and after each took effect, until the process ends; nothing is done after that. */
export interface Mortality {
  halves: number;
}

export const IMMORTAL: Mortality = { halves: Number.POSITIVE_INFINITY };

export const YES: Preferences = {
  channels: { email: { isAllowed: true, at: BEGIN, how: 'checkout' } },
  timeZone: null,
};

function mortal<C extends { readonly middlewareStack: object }>(client: C, mortality: Mortality): C {
  const live = (): void => {
    mortality.halves -= 1;
    if (mortality.halves < 0) throw new Crash();
  };
  // What is added asks for nothing of the service, so that it may be any.
  const stack = client.middlewareStack as DynamoDBClient['middlewareStack'];
  stack.add(
    (next) => async (args) => {
      live();
      const result = await next(args);
      live();
      return result;
    },
    { step: 'initialize' },
  );
  return client;
}

export type DeliveryWorld = Awaited<ReturnType<typeof startDeliveryWorld>>;

/** All that delivery reads, writes and asks, on an engine of its own. */
export async function startDeliveryWorld() {
  const engine = await startEngine();
  const office = await startPostOffice();
  const client = clientOf(engine.endpoint);
  for (const name of ['Ledger', 'Rewards', 'Referrals', 'Surveys']) await createTable(client, name);
  await createOutboxTable(client, 'Outbox');
  for (const name of ['Profiles', 'Credentials']) await createTable(client, name, null);
  const outbox = outboxStore(client, 'Outbox');
  const profiles = profileStore(client, 'Profiles');
  const ledger = ledgerStore(client, 'Ledger');
  const counted: string[] = [];
  let made = 0;

  function depsOf(mortality: Mortality = IMMORTAL, changes: Partial<DeliveryDeps> = {}): DeliveryDeps {
    const dying = mortal(clientOf(engine.endpoint), mortality);
    const aws = { endpoint: office.url, region: 'us-east-1', credentials };
    const ses = mortal(new SESv2Client({ ...aws, maxAttempts: 1 }), mortality);
    const bridge = mortal(new EventBridgeClient(aws), mortality);
    const granting = {
      ledger: ledgerStore(dying, 'Ledger'),
      programs: { inForce: () => PROGRAM, version: () => PROGRAM },
      stocks: stockStore(dying, 'Rewards'),
      coupons: couponStore(dying, 'Rewards'),
      pools: poolStore(dying, 'Rewards'),
      fulfillments: fulfillmentList(dying, 'Rewards'),
    };
    return {
      ...granting,
      outbox: outboxStore(dying, 'Outbox'),
      profiles: profileStore(dying, 'Profiles'),
      answers: answerStore(dying, 'Surveys', 'Ledger'),
      counts: answerCounts(dying, 'Surveys'),
      codes: referralCodeStore(dying, 'Referrals'),
      stillMember: (memberId) => stillMember('Ledger', memberId),
      sender: sesSender(ses, { from: 'Shop <club@shop.example>', configurationSet: 'emails' }),
      publisher: eventPublisher(bridge, 'Bus'),
      grant: rewardGranter(granting),
      linkSecrets: linkSecrets(dying, 'Credentials'),
      linkBase: LINK_BASE,
      referralLinkBase: LINK_BASE,
      teams: { service: TEAM },
      logger: { info: () => {}, warn: () => {}, error: () => {} },
      metrics: { addMetric: (name) => counted.push(name) },
      ...changes,
    };
  }

  return {
    client,
    office,
    outbox,
    history: outboxHistory(client, 'Outbox'),
    profiles,
    ledger,
    counted,
    depsOf,

    /** Enrolled, with an address of their own, and with consent unless it is said otherwise. */
    async newMember(preferences: Preferences | null = YES, fields: ProfileFields = {}) {
      made += 1;
      const memberId = `mbr_${made.toString().padStart(20, '0')}`;
      const email = `member-${made}@mail.example`;
      const before = openAccount(memberId);
      const { account, entry } = decided(enrollMember(before, PROGRAM, BEGIN));
      const profile = {
        memberId,
        customerId: memberId,
        fields: { email, name: 'Ada', locale: 'en-US', ...fields },
        ...(preferences === null ? {} : { preferences }),
        version: 1,
        enrolledAt: BEGIN,
      };
      await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: 'test' }],
        accounts: [{ before, after: account }],
        companions: [profiles.puttingNew(profile)],
      });
      return { memberId, email: profile.fields.email ?? '' };
    },

    /** Decides one action for a member, as a journey does. */
    async decide(
      memberId: string,
      action: TriggerAction,
      changes: Partial<OutboxItem> = {},
    ): Promise<OutboxItem> {
      made += 1;
      const askId = `welcome:${memberId}:${made}`;
      const actions = [action];
      const asked = {
        memberId,
        askId,
        triggerId: 'welcome',
        variant: null,
        actions,
        firstIndex: 0,
        channel: 'email',
      } as const;
      const [item] = itemsOf(asked, { programVersion: 1, now: NOW, deliverBefore: NOW + 3_600 });
      if (item === undefined) throw new Error('one action makes one item');
      const decidedItem = { ...item, ...changes };
      await ledger.commit({ entries: [], accounts: [], companions: [outbox.adding(decidedItem)] });
      return decidedItem;
    },

    async outcomeOf(item: OutboxItem) {
      const stored = await outbox.read(item);
      return stored?.state.kind === 'settled' ? stored.state.outcome : (stored?.state ?? null);
    },

    async close() {
      client.destroy();
      await office.close();
      await engine.close();
    },
  };
}
