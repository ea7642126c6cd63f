import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { summaryText } from '../../tools/replay/report/summary-text.ts';
import { exportLines } from '../../tools/replay/synthetic/export-lines.ts';
import { COLUMNS, exportFile, NOW, peerForTest, replay, temporaryFolder } from './workbench.ts';

const HEADER = 'order,sku,qty,price,who,at';
const ROWS = [
  '1,A,2,10.50,ann,2024-05-01T09:00:00Z',
  '1,B,1,4.99,ann,2024-05-01T09:00:00Z',
  '2,A,1,10.50,,2024-05-02T09:00:00Z',
  '3,A,1,10.50,bob,2024-05-03T09:00:00Z',
  'R1,A,-1,10.50,ann,2024-05-04T09:00:00Z',
  'R2,C,-1,1.00,bob,2024-05-04T10:00:00Z',
  '4,A,x,10.50,bob,2024-05-05T09:00:00Z',
];

const ANNS_ORDER = {
  ...{ placedAt: '2024-05-01T09:00:00Z', orderId: '1', customerId: 'ann', currency: 'USD', channel: 'web' },
  lines: [
    { sku: 'A', quantity: 2, unitPrice: 1_050 },
    { sku: 'B', quantity: 1, unitPrice: 499 },
  ],
};
const ANNS_REFUND = {
  refundedAt: '2024-05-04T09:00:00Z',
  refundId: 'R1',
  scope: { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] },
};

async function bench(rows: readonly string[] = ROWS) {
  const peer = await peerForTest();
  const file = exportFile(`${HEADER}\n${rows.join('\n')}\n`);
  const state = temporaryFolder();
  const flags = `${COLUMNS} --return-prefix R --url ${peer.url} --state ${state} --attempts 2 --concurrency 1`;
  const posts = () => peer.received.filter(({ method }) => method === 'POST');
  return { peer, file, flags, posts, run: (more = '') => replay(file, `${flags} ${more}`) };
}

test('a small export arrives as it should, and the summary has the figures counted by hand', async () => {
  const { posts, run } = await bench();
  const summary = await run('--dates own');
  const ofAnn = posts().filter(({ path, text }) => path.includes('/1/') || text.includes('"ann"'));
  expect(ofAnn.map(({ path, text }) => [path, JSON.parse(text)])).toEqual([
    ['/v1/members', { customerId: 'ann' }],
    ['/v1/orders', ANNS_ORDER],
    ['/v1/orders/1/refunds', ANNS_REFUND],
  ]);
  expect(posts()).toHaveLength(6);
  // ann: floor(25.99) = 25, and floor(15.49) = 15 stay; bob: 10; the guest: nothing.
  expect(summary.points).toEqual({
    ...{ issued: 35, reversed: 10, forgiven: 0 },
    ...{ pending: 25, active: 0, held: 0, expired: 0, deficit: 0 },
  });
  expect(summary.sent).toMatchObject({
    members: { planned: 2, done: 2, replayed: 0 },
    orders: { planned: 3, done: 3, replayed: 0 },
    refunds: { planned: 1, done: 1, replayed: 0 },
  });
  expect(summary.rows).toMatchObject({ read: 7, goods: 4, returns: 2 });
  expect(summary.rows.skipped).toMatchObject({
    QUANTITY_UNREADABLE: { count: 1, examples: [{ row: 8, value: 'x' }] },
  });
  expect(summary.returns).toMatchObject({ units: 2, matched: 1, unmatched: { NEVER_BOUGHT: { units: 1 } } });
  expect(summary.proof).toMatchObject({
    members: 2,
    guests: 1,
    drift: 0,
    unproved: 0,
    books: { issued: -25 },
  });
  expect(summary.problems).toEqual([]);
  expect(summaryText(summary)).toMatch(
    /issued 35, reversed 10, forgiven 0: 25 issued in the end, the same as the ledger has/,
  );
});

test('dates are shifted so that the last is today, and again the same ones in a second run', async () => {
  const { posts, run } = await bench();
  const first = await run();
  expect(first.dates).toMatchObject({ first: '2026-06-12T09:00:00Z', last: '2026-06-15T09:00:00Z' });
  const sent = posts().map(({ text }) => text);
  const second = await run();
  expect(second.run).toBe('repeated');
  expect(posts().map(({ text }) => text)).toEqual([...sent, ...sent]);
  expect(second.sent).toMatchObject({
    orders: { done: 3, replayed: 3 },
    refunds: { replayed: 1 },
    members: { replayed: 2 },
  });
  expect(second.points).toEqual(first.points);
  expect(second.problems).toEqual([]);
});

test('a lost state changes nothing, also days later: the API tells the shift', async () => {
  const { peer, posts, file, flags } = await bench();
  await replay(file, flags);
  const sent = posts().map(({ text }) => text);
  const elsewhere = `${flags} --state ${temporaryFolder()}`;
  const summary = await replay(file, elsewhere, { now: () => NOW + 9 * 86_400 });
  expect(posts().map(({ text }) => text)).toEqual([...sent, ...sent]);
  expect(summary.sent.orders).toMatchObject({ done: 3, replayed: 3, refused: 0 });
  await expect(replay(file, `${flags} --dates own --url ${peer.url}`)).rejects.toThrow(
    /order 1 is recorded with the date 2026-06-12T09:00:00Z.*\n.*--dates shifted/,
  );
});

test('an emptied ledger gets everything again, with a new shift', async () => {
  const { peer, file, flags, run } = await bench();
  await run();
  for (const part of [peer.ledger.members, peer.ledger.orders, peer.ledger.refunds]) part.clear();
  const summary = await replay(file, flags, { now: () => NOW + 86_400 });
  expect(summary.run).toBe('new');
  expect(summary.dates.last).toBe('2026-06-16T09:00:00Z');
  expect(summary.sent.orders).toMatchObject({ done: 3, replayed: 0 });
});

const manyRows = () => [...exportLines({ orders: 300, seed: 5 })].join('').trimEnd();

test('interrupted at any point and run again, everything is sent once and in order', async () => {
  const peer = await peerForTest();
  const file = exportFile(manyRows());
  const flags = `--mapping perennial --url ${peer.url} --state ${temporaryFolder()} --concurrency 5`;
  const posts = () => peer.received.filter(({ method }) => method === 'POST');
  for (const stopAfter of [1, 90, 250]) {
    const controller = new AbortController();
    peer.faultFor = () => {
      if (posts().length === stopAfter) controller.abort();
      return null;
    };
    const part = await replay(file, flags, { signal: controller.signal });
    expect(part.isInterrupted).toBe(true);
    expect(part.sent.orders.open).toBeGreaterThan(0);
  }
  peer.faultFor = () => null;
  const whole = await replay(file, flags);
  expect(whole).toMatchObject({ run: 'resumed', isInterrupted: false, problems: [] });
  expect(posts().length).toBe(
    whole.sent.members.planned + whole.sent.orders.planned + whole.sent.refunds.planned,
  );
  expect(whole.sent.orders).toMatchObject({ planned: 300, done: 300, replayed: 0 });
  const fresh = await peerForTest();
  const once = await replay(file, flags.replace(peer.url, fresh.url));
  expect(whole.points).toEqual(once.points);
  expect(whole.points.issued).toBeGreaterThan(0);
});

test('a server that stumbles all the time gets everything all the same, with nothing twice', async () => {
  const peer = await peerForTest();
  const file = exportFile(manyRows());
  let count = 0;
  peer.faultFor = ({ method }) => {
    count += 1;
    if (method === 'GET' || count % 3 !== 0) return null;
    return ([{ status: 503 }, 'cut before', 'cut after', { status: 429 }] as const)[(count / 3) % 4] ?? null;
  };
  const flags = `--mapping perennial --url ${peer.url} --state ${temporaryFolder()}`;
  const summary = await replay(file, flags);
  expect(summary.problems).toEqual([]);
  expect(summary.http.retries).toBeGreaterThan(100);
  expect(peer.ledger.orders.size).toBe(300);
  const calm = await peerForTest();
  expect((await replay(file, flags.replace(peer.url, calm.url))).points).toEqual(summary.points);
});

test('what is refused is reported, and its refunds are not sent', async () => {
  const { peer, posts, run } = await bench();
  peer.faultFor = ({ path, text }) =>
    path === '/v1/orders' && text.includes('"orderId":"1"') ? { status: 422 } : null;
  const summary = await run();
  expect(summary.sent.orders).toMatchObject({ done: 2, refused: 1 });
  expect(summary.sent.refunds).toMatchObject({ done: 0, withheld: 1 });
  expect(posts().filter(({ path }) => path.includes('refunds'))).toEqual([]);
  expect(summary.refusals.map(({ code, count }) => [code, count])).toEqual([
    ['ORDER_WAS_REFUSED', 1],
    ['UNKNOWN', 1],
  ]);
  expect(summary.problems).toEqual([
    '1 requests were refused',
    '1 refunds were not sent, because their orders were refused',
  ]);
});

test('a request without an answer holds its customer back, and nobody else; the next run goes on', async () => {
  const { peer, run } = await bench();
  peer.faultFor = ({ path, text }) =>
    path === '/v1/members' && text.includes('"ann"') ? { status: 500 } : null;
  const first = await run();
  expect(first.sent).toMatchObject({
    members: { done: 1, failed: 1 },
    orders: { done: 2, open: 1 },
    refunds: { open: 1 },
  });
  expect(first.problems).toEqual([
    '1 requests got no answer; run the same command again',
    '2 requests were not sent yet; run the same command again',
  ]);
  peer.faultFor = () => null;
  const second = await run();
  expect(second).toMatchObject({ run: 'resumed', problems: [], sent: { orders: { done: 3, replayed: 0 } } });
  expect(second.points.issued).toBe(35);
});

test('a server that goes away ends the replay, and one that is not there lets none begin', async () => {
  const { peer, run, posts } = await bench(
    Array.from({ length: 40 }, (_, index) => `${index},A,1,10,c${index},2024-05-01`),
  );
  peer.faultFor = () => (posts().length > 20 ? 'cut before' : null);
  await expect(run('--concurrency 1')).rejects.toThrow(
    /does not answer any more.*\n.*run the same command again/,
  );
  peer.faultFor = () => null;
  expect((await run()).sent.orders).toMatchObject({ done: 40, open: 0 });
  await peer.close();
  await expect(run()).rejects.toThrow(/nothing answers at .*ECONNREFUSED(.|\n)*npm start/);
});

test('a wrong key, a second replay at the same time, and a file of nothing are told', async () => {
  const { peer, file, flags, run } = await bench();
  await expect(replay(file, flags, { key: 'wrong' })).rejects.toThrow(/refuses the key \(401\)/);
  const seconds: Promise<unknown>[] = [];
  peer.faultFor = ({ path }) => {
    if (path === '/v1/members') seconds.push(run().catch((error: unknown) => error));
    return null;
  };
  await run();
  expect(String(await seconds[0])).toMatch(/another replay of this file is running/);
  peer.faultFor = () => null;
  const nothing = exportFile(`${HEADER}\n1,A,x,1,ann,2024-05-01\n`);
  await expect(replay(nothing, flags)).rejects.toThrow(
    /none of the 1 rows of .* can be sent; most were skipped as QUANTITY_UNREADABLE, such as line 2/,
  );
});

test('the summary as JSON is the summary', async () => {
  const { run } = await bench();
  const json = join(temporaryFolder(), 'summary.json');
  const summary = await run(`--json ${json}`);
  expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(JSON.parse(JSON.stringify(summary)));
});
