import { readFileSync } from 'node:fs';
import * as members from '../../../shared/contracts/operations/members.ts';
import * as orders from '../../../shared/contracts/operations/orders.ts';
import { setPreferences } from '../../../shared/contracts/operations/preferences.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { journeyStore } from '../../../shared/storage/journey-store.ts';
import { ledgerStore } from '../../../shared/storage/ledger-store.ts';
import { type Units, unitsOf } from '../harness/consumed-units.ts';
import { itemBytes, putItems } from '../harness/item-size.ts';
import { ownProcessorTimeMs } from '../harness/processor-time.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi, type TappedApi } from '../harness/tapped-api.ts';

export interface JourneysBlock {
  readonly assembly: string;
  readonly members: number;
}

export interface MeteredStep {
  readonly what: string;
  readonly units: Units;
  readonly bytes: readonly number[];
}

export interface JourneysResult {
  readonly steps: readonly MeteredStep[];
  readonly entries: number;
  readonly seconds: number;
  /** Of all of them together, by entry. */
  readonly unitsPerEntry: Units;
  readonly processorMsPerEntry: number;
}

const ORDERS_EACH = 3;
const BATCH = 100;

const program = JSON.parse(
  readFileSync(new URL('../../../docs/examples/advocacy.json', import.meta.url), 'utf8'),
) as ProgramDocument;

/** Lives of members under a program with every ready-made trigger: each step alone with its units, then all as fast as they go. */
export async function runBlock({ assembly, members: count }: JourneysBlock): Promise<JourneysResult> {
  const tapped = await openTappedApi(assembly, program);
  try {
    const first = await lived(tapped, 0);
    const steps: MeteredStep[] = [];
    for (const [index, what] of ['enrollment', 'first order', 'second order', 'third order'].entries())
      steps.push(await metered(tapped, what, first.slice(index, index + 1)));
    steps.push(await metered(tapped, 'the same again', first.slice(1, 2)));
    const memberId = JSON.parse(first[0]?.body ?? '{}').detail.memberId as string;
    const place = await placeOf(tapped, memberId);
    steps.push(await metered(tapped, 'woken', [recordOf({ kind: 'due', places: [place] })]));
    const records = (
      await Promise.all(Array.from({ length: count }, (_, index) => lived(tapped, index + 1)))
    ).flat();
    const begin = performance.now();
    const beginProcessor = ownProcessorTimeMs();
    tapped.tap.take();
    for (let start = 0; start < records.length; start += BATCH)
      await deliver(tapped, records.slice(start, start + BATCH));
    const seconds = (performance.now() - begin) / 1_000;
    const all = unitsOf(tapped.tap.take());
    return {
      steps,
      entries: records.length,
      seconds,
      unitsPerEntry: { read: all.read / records.length, write: all.write / records.length },
      processorMsPerEntry: (ownProcessorTimeMs() - beginProcessor) / records.length,
    };
  } finally {
    await tapped.close();
  }
}

interface QueueRecord {
  readonly messageId: string;
  readonly body: string;
}

let sent = 0;
const recordOf = (body: object): QueueRecord => ({ messageId: `m${++sent}`, body: JSON.stringify(body) });

/** What the bus brings of a member who joins, agrees to e-mails and orders a few times. */
async function lived({ api }: TappedApi, index: number): Promise<readonly QueueRecord[]> {
  const { body } = await api.call(members.enrollMember, { body: { customerId: `customer-${index}` } });
  const memberId = body.memberId as string;
  await api.call(setPreferences, { path: { memberId }, body: { channels: { email: true } } });
  for (let order = 0; order < ORDERS_EACH; order += 1)
    await api.call(orders.recordOrder, { body: sampleOrder(index * ORDERS_EACH + order, { memberId }, 3) });
  const ledger = ledgerStore(storeClient(api), api.environment['LEDGER_TABLE'] ?? '');
  const records: QueueRecord[] = [];
  for (let sequence = 1; ; sequence += 1) {
    const stored = await ledger.findEntry(memberId, sequence);
    const event = stored === null ? undefined : eventsOfEntry(stored.entry)[0];
    if (event === undefined) return records;
    records.push(recordOf({ 'detail-type': event.type, detail: event.detail }));
  }
}

async function placeOf({ api }: TappedApi, memberId: string): Promise<string> {
  const journeys = journeyStore(storeClient(api), api.environment['JOURNEYS_TABLE'] ?? '');
  const place = (await journeys.read(memberId))?.place;
  if (place == null) throw new Error('the member of the benchmark is not looked at again');
  return place;
}

function storeClient({ environment }: TappedApi['api']) {
  Object.assign(process.env, environment);
  return dynamoDbClient();
}

async function metered(
  tapped: TappedApi,
  what: string,
  records: readonly QueueRecord[],
): Promise<MeteredStep> {
  tapped.tap.take();
  await deliver(tapped, records);
  const exchanges = tapped.tap.take();
  return {
    what,
    units: unitsOf(exchanges),
    bytes: exchanges.flatMap(({ request }) => putItems(request)).map((item) => itemBytes(item)),
  };
}

/** @throws Error when a message failed: what was not done was not measured */
async function deliver({ api }: TappedApi, Records: readonly QueueRecord[]): Promise<void> {
  const answer = (await api.deliver('journeys', { Records })) as { batchItemFailures: readonly unknown[] };
  if (answer.batchItemFailures.length > 0)
    throw new Error(`${answer.batchItemFailures.length} of ${Records.length} messages failed`);
}
