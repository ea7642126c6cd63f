import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { beforeAll, describe, expect, test } from 'vitest';
import { nightly } from '../../functions/metrics/nightly.ts';
import { COUNTING } from '../../shared/metrics/counting.ts';
import { programTerms } from '../../shared/metrics/program-terms.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { publishedPrograms } from '../../shared/storage/published-programs.ts';
import { describeAnalyst } from '../console/analyst.ts';
import { arrivedLines, lakeObjects } from './lake-lines.ts';
import { enforced } from './publishing.ts';
import { programWith, redeem, rewardsNamed } from './rewards-program.ts';
import { SURVEY_PROGRAM } from './surveying.ts';
import { account, call, daysAgo, enroll, orderBody, target, unique } from './target.ts';

/** From what members do to what the API says of it: lake, nightly function, command, figures. */
const { local } = target;
const dataFolder = (): string => dirname(local?.eventsFolder ?? '');
const REWARDS = rewardsNamed(unique('f').replaceAll(/[^a-z0-9-]/g, ''));
const SECONDS_PER_DAY = 86_400;
const NAMES = COUNTING.metrics.map(({ name }) => name).toSorted();

const figures = (path = '') => call('GET', `/v1/figures${path}`);
const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);
const now = (): number => Math.floor(Date.now() / 1000);
/** The day that is counted now: until two hours after midnight still the one before. */
const due = (): string => dayOf(now() - 7_200);

/** As EventBridge calls it every hour. */
async function runNightly(): Promise<string | null> {
  const name = local?.functionNames.find((each) => /metrics/i.test(each)) ?? 'none';
  const services = local?.environment['AWS_ENDPOINT_URL_LAMBDA'] ?? '';
  const reply = await fetch(`${services}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }),
  });
  expect([name, reply.status, reply.headers.get('x-amz-function-error'), await reply.text()]).toEqual([
    name,
    200,
    null,
    'null',
  ]);
  return (await lakeObjects().get('metrics/v1/latest.json'))?.etag ?? null;
}

/** What the function says of the age of its figures, which an alarm watches. */
const agesTold = (): readonly number[] =>
  readdirSync(join(dataFolder(), 'logs'))
    .filter((file) => /metrics/i.test(file))
    .flatMap((file) => readFileSync(join(dataFolder(), 'logs', file), 'utf8').split('\n'))
    .flatMap((line) => /"FiguresAgeDays":(\d+)/.exec(line)?.[1] ?? [])
    .map(Number);

/** `perennial metrics … --json` in a process of its own. */
async function counted(...args: readonly string[]) {
  const command = ['tools/cli/perennial.ts', '--data', dataFolder(), 'metrics', ...args, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout);
}

/** All figures of a metric, one a page. */
async function allPages(metric: string, asOf: string): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (let query = `asOf=${asOf}`; ; ) {
    const { status, body } = await figures(`/${metric}?limit=1&${query}`);
    expect([status, body.asOf, body.figures?.length]).toEqual([200, asOf, 1]);
    all.push(...body.figures);
    if (body.nextCursor === null) return all;
    query = `cursor=${body.nextCursor}`;
  }
}

/** What the API says that all these members have, by state. */
async function balancesOf(memberIds: readonly string[]) {
  const balances = await Promise.all(memberIds.map(async (memberId) => (await account(memberId)).balance));
  const sum = (state: string): number => balances.reduce((all, balance) => all + (balance[state] ?? 0), 0);
  return { active: sum('active'), pending: sum('pending'), held: sum('held') };
}

const partsOf = (all: readonly { cut: Readonly<Record<string, unknown>>; value: number }[]) =>
  Object.fromEntries(
    all.filter(({ cut }) => cut['tier'] === undefined).map(({ cut, value }) => [cut['part'] ?? 'sum', value]),
  );

const order = async (memberId: string, units: number, days: number): Promise<string> => {
  const body = orderBody(units, { memberId, placedAt: daysAgo(days) });
  expect((await call('POST', '/v1/orders', { body })).status).toBe(201);
  return String(body['orderId']);
};

describe.skipIf(local === null)('figures', () => {
  const members: string[] = [];

  beforeAll(async () => {
    const { earningRules, rewards } = programWith(REWARDS);
    await enforced({
      ...SURVEY_PROGRAM,
      rewards,
      earningRules: [...earningRules, ...SURVEY_PROGRAM.earningRules],
    });
    const [ada, ben, eva] = await Promise.all([enroll(), enroll(), enroll()]);
    members.push(ada.memberId, ben.memberId, eva.memberId);
    await order(ada.memberId, 400, 70);
    const returned = await order(ada.memberId, 150, 40);
    await order(ben.memberId, 90, 70);
    await call('POST', `/v1/orders/${returned}/refunds`, {
      body: { refundId: 'half', scope: { kind: 'amount', amount: 7_500 } },
    });
    const spent = await redeem(ada.memberId, {
      rewardId: REWARDS['coffee']?.id,
      capture: true,
      currency: 'USD',
    });
    const held = await redeem(ada.memberId, {
      rewardId: REWARDS['tenth']?.id,
      cart: { currency: 'USD', lines: [{ lineId: 'a', sku: 'mug', quantity: 1, unitPrice: 3_000 }] },
    });
    const answered = await call('POST', `/v1/members/${eva.memberId}/survey-answers`, {
      body: { surveyId: 'post-purchase', reference: 'page', score: 9 },
    });
    expect([spent.status, held.status, answered.status]).toEqual([201, 201, 201]);
    for (const memberId of members) await arrivedLines(memberId);
  });

  test('are not there before the first night, and need a scope', async () => {
    expect(await figures()).toMatchObject({ status: 200, body: { asOf: null, metrics: [] } });
    const { status, body } = await figures('/nps');
    expect([status, body.code]).toEqual([404, 'FIGURES_NOT_FOUND']);
    for (const path of ['/v1/figures', '/v1/figures/nps']) {
      const refused = await call('GET', path, { bearer: local?.ordersReadKey ?? null });
      expect([refused.status, refused.body.code]).toEqual([403, 'SCOPE_MISSING']);
    }
  });

  test('are made by the night, once, and told by pages', async () => {
    const before = due();
    const first = await runNightly();
    const { body: index } = await figures();
    expect([before, due()]).toContain(index.asOf);
    expect(index.timeZone).toBe('Etc/UTC');
    expect(index.metrics.map(({ metric }: { metric: string }) => metric)).toEqual(NAMES);
    // The log is written while the answer is on its way.
    await expect.poll(agesTold, { timeout: 60_000 }).toEqual([0]);
    // Unless a day has passed meanwhile, the next hour finds them there.
    const again = await runNightly();
    if (index.asOf === due()) expect(again).toBe(first);
    await expect.poll(agesTold, { timeout: 60_000 }).toEqual([0, 0]);

    const { body: page } = await figures(`/repeat_purchase?asOf=${index.asOf}`);
    const lifetime = page.figures.find(
      ({ cut }: { cut: object }) => JSON.stringify(cut) === '{"part":"lifetime"}',
    );
    expect(lifetime).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    const paged = await allPages('repeat_purchase', index.asOf);
    expect(paged.length).toBeGreaterThan(1);
    expect(paged).toEqual(page.figures);
  });

  test('of a metric or a day that there is not are refused by name', async () => {
    const codeOf = async (path: string) => {
      const { status, body } = await figures(path);
      return [status, body.code];
    };
    const { body: index } = await figures();
    const { body: page } = await figures('/repeat_purchase?limit=1');
    expect(await codeOf('/happiness')).toEqual([404, 'METRIC_NOT_FOUND']);
    expect(await codeOf('/nps?asOf=2001-01-01')).toEqual([404, 'FIGURES_NOT_FOUND']);
    expect(await codeOf('?asOf=2001-01-01')).toEqual([404, 'FIGURES_NOT_FOUND']);
    expect(await codeOf('?asOf=yesterday')).toEqual([400, 'REQUEST_INVALID']);
    expect(await codeOf('/repeat_purchase?limit=0')).toEqual([400, 'REQUEST_INVALID']);
    expect(await codeOf('/repeat_purchase?cursor=abc')).toEqual([400, 'CURSOR_INVALID']);
    expect(await codeOf(`/repeat_purchase?asOf=2001-01-01&cursor=${page.nextCursor}`)).toEqual([
      400,
      'REQUEST_INVALID',
    ]);
    expect(await codeOf(`/repeat_purchase?asOf=${index.asOf}&cursor=${page.nextCursor}`)).toEqual([
      200,
      undefined,
    ]);
  });

  test('that a command counts anew are others, and pages of the counting before end', async () => {
    const { asOf } = (await figures()).body;
    const { nextCursor } = (await figures(`/repeat_purchase?asOf=${asOf}&limit=1`)).body;
    const [, ben = ''] = members;
    await order(ben, 30, 20);
    await arrivedLines(ben);
    const told = await counted('--count', '--as-of', asOf, '--metric', 'repeat_purchase');
    const { body } = await figures(`/repeat_purchase?asOf=${asOf}`);
    expect(body.figures).toContainEqual(expect.objectContaining({ cut: { part: 'lifetime' }, value: 1 }));
    expect(told.figures.map(({ value }: { value: number | null }) => value)).toEqual(
      body.figures.map(({ value }: { value: number | null }) => value),
    );
    const old = await figures(`/repeat_purchase?cursor=${nextCursor}`);
    expect([old.status, old.body.code]).toEqual([400, 'CURSOR_INVALID']);
  });

  test('have the points that the API says members have, so far and in the night that comes', async () => {
    // The hold has lapsed by midnight, and by now or not.
    const { active, pending, held } = await balancesOf(members);
    const sum = active + pending + held;
    const soFar = await counted('--so-far', '--metric', 'points_balance');
    expect(partsOf(soFar.figures)).toEqual({ active: active + held, pending, held: 0, owed: 0, sum });

    const tomorrow = now() + SECONDS_PER_DAY + 7_200;
    await nightly({
      shop: {
        workshop: { objects: lakeObjects(), folder: join(dataFolder(), 'night'), now: () => tomorrow },
        counting: COUNTING,
      },
      termsAt: (at) =>
        programTerms(publishedPrograms(dynamoDbClient(), local?.outputs['ProgramTable'] ?? ''), at),
      logger: new Logger({ logLevel: 'SILENT' }),
      metrics: new Metrics({ namespace: 'test', serviceName: 'test' }),
    })(tomorrow);
    const { body } = await figures('/points_balance');
    expect(body.asOf).toBe(dayOf(tomorrow - 7_200));
    expect(partsOf(body.figures)).toEqual({ active: active + held, pending, held: 0, owed: 0, sum });
    const { body: nps } = await figures('/nps');
    expect(nps.figures).toContainEqual(
      expect.objectContaining({ cut: { survey: 'post-purchase' }, numerator: 1, denominator: 1 }),
    );
  });
});

// What was counted last is what people see.
describeAnalyst();
