import { deliverItem } from '../../../functions/delivery/deliver-item.ts';
import { dueDispatcher } from '../../../functions/journeys/dispatch-due.ts';
import { allMembers } from '../../../functions/journeys/look-at-all.ts';
import { takeBatch } from '../../../functions/journeys/take-batch.ts';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { ItemKey } from '../../../shared/domain/delivery/outbox-item.ts';
import type { OutgoingEvent } from '../../../shared/events/outgoing-event.ts';
import { journeyKeeper, type Kept, type MemberNews } from '../../../shared/journeys/keep-journey.ts';
import { rewardGranter } from '../../../shared/redeeming/grant-reward.ts';
import type { OutgoingEmail } from '../../../shared/sending/message-sender.ts';
import { readTags } from '../../../shared/sending/message-tags.ts';
import { answerCounts } from '../../../shared/storage/answer-counts.ts';
import { answerStore } from '../../../shared/storage/answer-store.ts';
import { couponStore } from '../../../shared/storage/coupon-store.ts';
import { duePlaces } from '../../../shared/storage/due-places.ts';
import type { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { fulfillmentList } from '../../../shared/storage/fulfillment-list.ts';
import { journeyStore } from '../../../shared/storage/journey-store.ts';
import { journeySweep } from '../../../shared/storage/journey-sweep.ts';
import { hourOf } from '../../../shared/storage/journeys-keys.ts';
import { ledgerStore } from '../../../shared/storage/ledger-store.ts';
import { linkSecrets } from '../../../shared/storage/link-secrets.ts';
import { outboxHistory } from '../../../shared/storage/outbox-history.ts';
import { outboxStore } from '../../../shared/storage/outbox-store.ts';
import { poolStore } from '../../../shared/storage/pool-store.ts';
import { profileStore } from '../../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../../shared/storage/program-source.ts';
import { referralCodeStore } from '../../../shared/storage/referral-code-store.ts';
import { stillMember } from '../../../shared/storage/still-member.ts';
import { stockStore } from '../../../shared/storage/stock-store.ts';
import { toldOf } from '../shop/committed.ts';
import { TABLES } from '../shop/tables.ts';
import type { Outcome, ToldEvent } from './outcome.ts';

type Client = ReturnType<typeof dynamoDbClient>;

export interface EngineParts {
  readonly programs: ProgramSource;
  /** Through which journeys are kept, and through which actions are carried out. */
  readonly journeysClient: Client;
  readonly deliveryClient: Client;
  /** Runs while somebody keeps a journey, so that it is known for how long somebody did. */
  readonly whileKeeping: <T>(keeping: () => Promise<T>) => Promise<T>;
}

export interface ReceivedEmail extends ItemKey {
  readonly stopToken: string;
}

/** What the engine is connected to: bus, queue and mail provider of one shard. */
interface Connections {
  readonly shard: number;
  hear(event: ToldEvent): void;
  receive(email: ReceivedEmail): void;
  handOn(body: object): void;
}

interface Message {
  readonly messageId: string;
  readonly body: string;
}

const PLACES_A_MESSAGE = 20;
const always = () => true;
const telling = {
  logger: { info: () => undefined, warn: () => undefined, error: reportBug },
  metrics: { addMetric: () => undefined },
};

/** Processes end on purpose, and say so by a warning. What is logged as an error is a bug, and ends the run. */
function reportBug(message: unknown, ...details: unknown[]): never {
  throw new Error(`${String(message)}: ${JSON.stringify(details)}`, {
    cause: (details[0] as { error?: unknown } | undefined)?.error,
  });
}

/** Keeper, dispatcher and delivery, as their functions wire them. */
export function openEngine(parts: EngineParts, { shard, hear, receive, handOn }: Connections) {
  const { programs, journeysClient, whileKeeping } = parts;
  const queue = {
    handOn: async (places: readonly string[]) => {
      for (let start = 0; start < places.length; start += PLACES_A_MESSAGE)
        handOn({ kind: 'due', places: places.slice(start, start + PLACES_A_MESSAGE) });
    },
    goOn: async (shards: readonly number[]) => handOn({ kind: 'go_on', shards }),
    all: async (all: readonly object[]) => all.forEach(handOn),
  };
  const deps = {
    ledger: ledgerStore(journeysClient, TABLES.ledger),
    profiles: profileStore(journeysClient, TABLES.profiles),
    programs,
    journeys: journeyStore(journeysClient, TABLES.journeys),
    places: duePlaces(journeysClient, TABLES.journeys),
    outbox: outboxStore(journeysClient, TABLES.outbox),
    answers: answerStore(journeysClient, TABLES.surveys, TABLES.ledger),
    history: outboxHistory(journeysClient, TABLES.outbox),
    sweep: journeySweep(journeysClient, TABLES.journeys),
    queue,
    ...telling,
  };
  let outcome: Outcome | null = null;
  let passedTo = 0;
  const keepJourney = journeyKeeper(deps);
  const keep = async (news: MemberNews, now: EpochSeconds): Promise<Kept> => {
    const kept = await whileKeeping(() => keepJourney(news, now));
    if (outcome !== null) count(outcome, news, kept);
    return kept;
  };
  const dispatch = dueDispatcher(deps);
  const take = takeBatch({ ...deps, keep, dispatch, everybody: allMembers(deps) });
  const deliver = deliverItem(deliveryDeps(parts, hear, receive));

  return {
    /**
     * Of the shard alone: nobody else of it is looked after here.
     *
     * @param first the earliest moment that may be due. The runs before it, which are left out, would have found nothing and left
     * the shard at its hour.
     */
    async dispatch(first: EpochSeconds, now: EpochSeconds): Promise<void> {
      if (hourOf(first) > passedTo + 1) await deps.places.passTo(shard, hourOf(first));
      passedTo = hourOf(now);
      await dispatch(now, always, [shard]);
    },
    take(messages: readonly Message[], now: EpochSeconds, counted: Outcome): Promise<ReadonlySet<string>> {
      outcome = counted;
      return take(messages, now, always);
    },
    deliver: (key: unknown, now: EpochSeconds) => deliver(key as ItemKey, now),
  };
}

function count(
  { counts, postponed }: Outcome,
  { due }: MemberNews,
  { taken, filled, decisions }: Kept,
): void {
  counts.keeps += 1;
  counts.entriesTaken += taken;
  counts.entriesFilled += filled;
  if (due.length > 0) counts.wakes += 1;
  for (const { outcome, ask } of decisions)
    if (outcome === 'postponed') postponed[ask.triggerId] = (postponed[ask.triggerId] ?? 0) + 1;
}

function deliveryDeps(
  { programs, deliveryClient: client }: EngineParts,
  hear: Connections['hear'],
  receive: Connections['receive'],
) {
  const granting = {
    ledger: ledgerStore(client, TABLES.ledger),
    programs,
    stocks: stockStore(client, TABLES.rewards),
    coupons: couponStore(client, TABLES.rewards),
    pools: poolStore(client, TABLES.rewards),
    fulfillments: fulfillmentList(client, TABLES.rewards),
  };
  let sent = 0;
  return {
    ...granting,
    outbox: outboxStore(client, TABLES.outbox),
    profiles: profileStore(client, TABLES.profiles),
    answers: answerStore(client, TABLES.surveys, TABLES.ledger),
    counts: answerCounts(client, TABLES.surveys),
    stillMember: (memberId: string) => stillMember(TABLES.ledger, memberId),
    codes: referralCodeStore(client, TABLES.referrals),
    grant: rewardGranter(granting),
    linkSecrets: linkSecrets(client, TABLES.credentials),
    linkBase: 'https://shop.example',
    referralLinkBase: 'https://shop.example',
    teams: {},
    sender: {
      async sendEmail(email: OutgoingEmail) {
        const received = readEmail(email);
        if (received !== null) receive(received);
        return { providerMessageId: `local-${++sent}` };
      },
    },
    publisher: {
      publish: async (events: readonly OutgoingEvent[]) => {
        for (const event of events) hear(toldOf(event));
      },
    },
    ...telling,
  };
}

/** Null for an e-mail to the shop's own people. */
function readEmail({ tags, headers }: OutgoingEmail): ReceivedEmail | null {
  const lists = Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]]));
  const read = readTags(lists);
  const stopToken = /\/stop\/([^>]+)>/.exec(headers['List-Unsubscribe'] ?? '')?.[1];
  if (read === null) return null;
  if (stopToken === undefined) throw new Error(`a message of ask ${read.item.askId} cannot be stopped`);
  return { ...read.item, stopToken };
}
