import { afterEach, beforeEach, expect, test } from 'vitest';
import { toldExample } from './full-event.ts';
import { idsIn, type Message, startLakeWorld } from './lake-world.ts';

let world: Awaited<ReturnType<typeof startLakeWorld>>;
beforeEach(async () => {
  world = await startLakeWorld();
});
afterEach(() => world.close());

const HOUR_MS = 3_600_000;
/** In the hour that is running, so that it is never too long ago. */
const SENT = new Date(Math.floor(Date.now() / HOUR_MS) * HOUR_MS);

const order = (number: number, sentAt = SENT): Message => {
  const { detail, ...event } = toldExample('order.recorded');
  const id = `evt_mbr_3v8h2k0q9w5t1x7c4z6n_${number}`;
  return { messageId: `m${number}`, body: JSON.stringify({ ...event, detail: { ...detail, id } }), sentAt };
};
const broken = (number: number, body: string): Message => ({ messageId: `m${number}`, body, sentAt: SENT });

test('a batch becomes one object for each hour of arrival, and again the same bytes', async () => {
  const take = world.takerOf();
  const batch = [order(2), order(1), order(3, new Date(SENT.getTime() - HOUR_MS))];
  expect(await take(batch)).toEqual([]);
  const objects = await world.objects();
  expect([...objects.keys()]).toEqual([
    expect.stringMatching(/^raw\/v1\/arrived=\d{4}-\d\d-\d\d\/\d\d-[0-9a-f]{64}\.ndjson\.gz$/),
    expect.stringMatching(/^raw\/v1\/arrived=\d{4}-\d\d-\d\d\/\d\d-[0-9a-f]{64}\.ndjson\.gz$/),
  ]);
  expect([...objects.values()].flatMap(idsIn).map((id) => id.slice(-1))).toEqual(['3', '1', '2']);
  expect(await take(batch.toReversed())).toEqual([]);
  expect(await world.objects()).toEqual(objects);
  expect(world.counted).toMatchObject({ EventsWritten: 6, RawObjects: 4 });
});

test('a poison message is set aside with its cause, and the others of its batch are written', async () => {
  const nameless = JSON.stringify({ ...JSON.parse(order(7).body), detail: { version: 1 } });
  const batch = [order(1), broken(2, '{broken'), broken(3, nameless), order(4)];
  expect(await world.takerOf()(batch)).toEqual([]);
  const [object] = (await world.objects()).values();
  expect(idsIn(object ?? new Uint8Array()).map((id) => id.slice(-1))).toEqual(['1', '4']);
  const letters = await world.setAside();
  expect(letters.map(({ body }) => body).toSorted()).toEqual(['{broken', nameless].toSorted());
  expect(letters.find(({ body }) => body === '{broken')?.cause).toMatch(/JSON/);
  expect(letters.find(({ body }) => body === nameless)?.cause).toMatch(/memberId/);
  expect(world.counted).toMatchObject({ EventsWritten: 2, PoisonEvents: 2 });
});

test('a poison message that cannot be set aside comes again, and it alone', async () => {
  const take = world.takerOf({ queueUrl: 'http://127.0.0.1:9/000000000000/gone' });
  expect(await take([order(1), broken(2, 'null')])).toEqual(['m2']);
  expect((await world.objects()).size).toBe(1);
});

test('what cannot be written comes again, and what is poison is set aside all the same', async () => {
  const take = world.takerOf({ bucket: 'elsewhere' });
  expect((await take([order(1), broken(2, 'null'), order(3)])).toSorted()).toEqual(['m1', 'm3']);
  expect((await world.objects()).size).toBe(0);
  expect(await world.setAside()).toHaveLength(1);
  expect(await world.takerOf()([order(1), order(3)])).toEqual([]);
  expect((await world.objects()).size).toBe(1);
});

test('an event of an unknown type is kept without what it says, and counted', async () => {
  const event = { ...JSON.parse(order(1).body), 'detail-type': 'order.teleported' };
  expect(await world.takerOf()([{ ...order(1), body: JSON.stringify(event) }])).toEqual([]);
  expect(world.counted).toMatchObject({ EventsWritten: 1, UnknownEvents: 1 });
});

test('a batch of nothing but poison writes no object', async () => {
  expect(await world.takerOf()([broken(1, '7')])).toEqual([]);
  expect((await world.objects()).size).toBe(0);
});

test('five thousand events are one object', async () => {
  const batch = Array.from({ length: 5_000 }, (_, number) => order(number));
  expect(await world.takerOf()(batch)).toEqual([]);
  const objects = [...(await world.objects()).values()];
  expect(objects.map((bytes) => idsIn(bytes).length)).toEqual([5_000]);
});
