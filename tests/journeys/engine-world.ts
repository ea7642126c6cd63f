import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { dueDispatcher } from '../../functions/journeys/dispatch-due.ts';
import { allMembers } from '../../functions/journeys/look-at-all.ts';
import { takeBatch } from '../../functions/journeys/take-batch.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import type { Preferences } from '../../shared/domain/preferences.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { eventsOfItem } from '../../shared/events/events-of-item.ts';
import { journeyKeeper } from '../../shared/journeys/keep-journey.ts';
import type { HasTime } from '../../shared/lambda/scheduled-function.ts';
import { answerStore } from '../../shared/storage/answer-store.ts';
import { duePlaces } from '../../shared/storage/due-places.ts';
import { journeyPokes } from '../../shared/storage/journey-pokes.ts';
import { journeyStore } from '../../shared/storage/journey-store.ts';
import { journeySweep } from '../../shared/storage/journey-sweep.ts';
import { activityKey, type Item } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { outboxHistory } from '../../shared/storage/outbox-history.ts';
import { outboxStore } from '../../shared/storage/outbox-store.ts';
import { type ProfileFields, profileStore } from '../../shared/storage/profile-store.ts';
import { decided } from '../domain/builders.ts';
import { LEDGER, PROFILES } from '../referring/referring-tables.ts';
import { startReferringWorld } from '../referring/referring-world.ts';
import { createTable } from '../storage/local-table.ts';
import { createOutboxTable } from '../storage/outbox-table.ts';

export const JOURNEYS = 'Journeys';
export const OUTBOX = 'Outbox';
export const SURVEYS = 'Surveys';

export interface Message {
  readonly messageId: string;
  readonly body: string;
}

/** As ids of members are. */
export const memberNumber = (number: number): string => `mbr_${number.toString(36).padStart(20, '0')}`;

export const EMAIL: Preferences = {
  channels: { email: { isAllowed: true, at: 0, how: 'checkout' } },
  timeZone: null,
};

export type EngineWorld = Awaited<ReturnType<typeof startEngineWorld>>;
export type Engine = ReturnType<EngineWorld['engine']>;

const always: HasTime = () => true;
const nobody = { addMetric: () => undefined };

/** A shop whose ledger and engine are real, on tables of a real engine; what the bus and the queue bring is up to the test. */
export async function startEngineWorld() {
  const shop = await startReferringWorld();
  const { table, ledger } = shop;
  await createTable(table.client, JOURNEYS);
  await createOutboxTable(table.client, OUTBOX);
  await createTable(table.client, SURVEYS);
  let sent = 0;
  const message = (body: object): Message => ({ messageId: `m${++sent}`, body: JSON.stringify(body) });

  return {
    table,
    ledger,
    shop,
    message,
    journeys: journeyStore(table.client, JOURNEYS),
    places: duePlaces(table.client, JOURNEYS),
    pokes: journeyPokes(table.client, JOURNEYS),

    async agree(
      memberId: string,
      preferences: Preferences = EMAIL,
      birthday?: string,
      more: ProfileFields = {},
    ): Promise<void> {
      const profile = {
        memberId,
        customerId: memberId,
        fields: { ...(birthday === undefined ? {} : { birthday }), ...more },
        preferences,
        version: 1,
        enrolledAt: 0,
      };
      const profiles = profileStore(table.client, PROFILES);
      await ledger.commit({ entries: [], accounts: [], companions: [profiles.puttingNew(profile)] });
    },

    async act(
      memberId: string,
      activityId: string,
      type: string,
      attributes: object,
      program: Program,
      now: number,
    ) {
      const before = (await ledger.readAccount(memberId)) ?? openAccount(memberId);
      const activity = { activityId, type, occurredAt: now, attributes: { ...attributes } };
      const { entry, account } = decided(recordActivity(before, activity, program, now));
      await ledger.commit({
        entries: [{ key: activityKey(activityId), entry, requestHash: 'test' }],
        accounts: [{ before, after: account }],
      });
      return entry;
    },

    /** The engine under one program, and versions before it; `queue` gathers what it hands on. */
    engine(
      program: Program,
      client: DynamoDBClient = table.client,
      before: readonly Program[] = [],
      page = 1_000,
    ) {
      const queue: Message[] = [];
      const deps = {
        ledger: ledgerStore(client, LEDGER),
        profiles: profileStore(client, PROFILES),
        programs: {
          inForce: () => program,
          version: (version: number) => before.find((one) => one.version === version) ?? program,
        },
        sweep: journeySweep(client, JOURNEYS),
        journeys: journeyStore(client, JOURNEYS),
        places: duePlaces(client, JOURNEYS),
        outbox: outboxStore(client, OUTBOX),
        answers: answerStore(client, SURVEYS, LEDGER),
        history: outboxHistory(client, OUTBOX),
        queue: {
          handOn: async (places: readonly string[]) => {
            queue.push(message({ kind: 'due', places }));
          },
          goOn: async (shards: readonly number[]) => {
            queue.push(message({ kind: 'go_on', shards }));
          },
          all: async (parts: readonly object[]) => {
            queue.push(...parts.map(message));
          },
        },
        logger: { warn: () => undefined, error: () => undefined },
        metrics: nobody,
      };
      const dispatch = dueDispatcher({ ...deps, page });
      const keep = journeyKeeper(deps);
      const everybody = allMembers(deps);
      const take = takeBatch({ ...deps, keep, dispatch, everybody });
      return {
        queue,
        dispatch,
        everybody,
        keep,
        take: (messages: readonly Message[], now: number, hasTime = always) => take(messages, now, hasTime),
        /** Dispatches, and works until the queue is empty. */
        async wake(now: number): Promise<void> {
          await dispatch(now, always);
          while (queue.length > 0) await take(queue.splice(0), now, always);
        },
      };
    },

    /** The first event of each entry, as the bus hands it on. */
    async entriesOf(memberId: string): Promise<readonly Entry[]> {
      const found: Entry[] = [];
      for (let sequence = 1; ; sequence += 1) {
        const stored = await ledger.findEntry(memberId, sequence);
        if (stored === null) return found;
        found.push(stored.entry);
      }
    },

    told: (entry: Entry): Message => {
      const [first] = eventsOfEntry(entry);
      if (first === undefined) throw new Error('an entry without an event');
      return message({ 'detail-type': first.type, source: 'perennial', detail: first.detail });
    },

    /** What is decided to be done for a member, by ask and number. */
    async outboxOf(memberId: string) {
      return (await outboxStore(table.client, OUTBOX).list(memberId, 500)).map(({ item }) => item);
    },

    /** Every place of the index, whosesoever it is. */
    async placesNow(): Promise<readonly string[]> {
      const { Items = [] } = await table.client.send(new ScanCommand({ TableName: JOURNEYS }));
      return Items.filter(({ pk }) => pk?.S?.startsWith('DUE#')).map(({ sk }) => sk?.S ?? '');
    },

    /** What the last change of a journey tells. */
    async toldBy(memberId: string) {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: JOURNEYS,
          KeyConditionExpression: 'pk = :p AND sk = :s',
          ExpressionAttributeValues: { ':p': { S: `JOURNEY#${memberId}` }, ':s': { S: 'JOURNEY' } },
        }),
      );
      return Items.flatMap((item) => eventsOfItem(item as Item));
    },
  };
}
