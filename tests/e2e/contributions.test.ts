import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../shared/domain/program/default-program.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import { enforced, rollBackTo } from './publishing.ts';
import { account, call, daysAgo, enroll, proof, type Reply, unique } from './target.ts';

const RULE: EarningRule = {
  id: 'review',
  description: '20 points for a review',
  on: { event: 'review' },
  effect: { kind: 'fixed_points', points: 20 },
};

beforeAll(async () => {
  const { version: _version, earningRules, ...document } = DEFAULT_PROGRAM;
  await enforced({
    ...document,
    pending: { kind: 'none' },
    clawback: 'below_zero',
    earningRules: [...earningRules, RULE],
  });
});
afterAll(async () => {
  await rollBackTo(1);
});

const review = (changes: object = {}): Record<string, unknown> => ({
  contributionId: unique('review'),
  type: 'review',
  occurredAt: daysAgo(2),
  reference: { product: 'mug', url: 'https://shop.example/mug#review-7' },
  attributes: { rating: 2 },
  ...changes,
});
const submit = (memberId: string, body: object) =>
  call('POST', `/v1/members/${memberId}/contributions`, { body });
const decide = (id: unknown, move: 'approve' | 'reject' | 'withdraw', body: object = { actor: 'ana' }) =>
  call('POST', `/v1/contributions/${encodeURIComponent(String(id))}/${move}`, { body });
const active = async (memberId: string): Promise<number> => (await account(memberId)).balance.active;

/** The ids of all that waits, the oldest first. */
async function waiting(): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: Reply = await call('GET', `/v1/contributions?status=submitted&limit=2${after}`);
    expect(page.status).toBe(200);
    ids.push(...page.body.contributions.map((each: { contributionId: string }) => each.contributionId));
    cursor = page.body.nextCursor;
  }
  return ids;
}

describe('a review', () => {
  test('earns when somebody approved it, and no longer when it was withdrawn', async () => {
    const { memberId } = await enroll();
    const body = review();
    const id = body['contributionId'];
    const submitted = await submit(memberId, body);
    expect([submitted.status, submitted.body.status]).toEqual([201, 'submitted']);
    expect([await active(memberId), (await waiting()).includes(String(id))]).toEqual([0, true]);

    const approved = await decide(id, 'approve', {});
    expect([approved.status, approved.body]).toMatchObject([
      201,
      { earned: 20, reversed: 0, withheld: null, sequence: 2, contribution: { status: 'approved' } },
    ]);
    expect(approved.body.contribution.decisions[0].actor).toMatch(/^key:/);
    expect([await active(memberId), (await waiting()).includes(String(id))]).toEqual([20, false]);

    const withdrawn = await decide(id, 'withdraw', { actor: 'ben', reason: 'A copy.' });
    expect(withdrawn.body).toMatchObject({ earned: 20, reversed: 20, forgiven: 0, sequence: 3 });
    expect(await active(memberId)).toBe(0);
    const again = await decide(id, 'withdraw', { actor: 'cleo' });
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(again.body).toEqual(withdrawn.body);

    const explained = await call('GET', `/v1/members/${memberId}/entries/3`);
    expect(explained.body.cause).toMatchObject({ activityId: id, reason: 'contribution_withdrawn' });
    expect(JSON.stringify(explained.body)).not.toMatch(/ben|copy|shop\.example/);
    expect(await proof(memberId)).toMatchObject({ proved: true, entries: 3 });
  });

  test('whose points are spent is owed for, as the clawback policy says', async () => {
    const { memberId } = await enroll();
    const body = review();
    await submit(memberId, body);
    await decide(body['contributionId'], 'approve');
    await call('POST', `/v1/members/${memberId}/adjustments`, {
      body: { points: -15, reason: 'spent elsewhere', actor: 'till' },
      headers: { 'idempotency-key': unique('spent') },
    });
    const { body: told } = await decide(body['contributionId'], 'withdraw');
    expect([told.reversed, told.forgiven]).toEqual([20, 0]);
    expect((await account(memberId)).balance).toMatchObject({ active: 0, deficit: 15 });
    expect(await proof(memberId)).toMatchObject({ proved: true });
  });

  test('that was rejected never earns, and what is decided stays', async () => {
    const { memberId } = await enroll();
    const body = review();
    await submit(memberId, body);
    expect((await decide(body['contributionId'], 'withdraw')).body.code).toBe('CONTRIBUTION_NOT_APPROVED');
    const rejected = await decide(body['contributionId'], 'reject', {
      actor: 'ana',
      reason: 'An advertisement.',
    });
    expect(rejected.body).toMatchObject({ earned: 0, sequence: null, contribution: { status: 'rejected' } });
    expect((await decide(body['contributionId'], 'approve')).body.code).toBe('CONTRIBUTION_DECIDED');
    expect((await decide('never-seen', 'approve')).body.code).toBe('CONTRIBUTION_NOT_FOUND');
    expect(await active(memberId)).toBe(0);
  });

  test('handed in twice is one; with other content, or of another member, it is refused', async () => {
    const [one, other] = [await enroll(), await enroll()];
    const body = review();
    await submit(one.memberId, body);
    await decide(body['contributionId'], 'approve');
    const again = await submit(one.memberId, { ...body, attributes: { rating: 2 } });
    expect([again.status, again.body.status]).toEqual([200, 'approved']);
    for (const [memberId, changed] of [
      [one.memberId, { ...body, attributes: { rating: 5 } }],
      [other.memberId, body],
    ] as const)
      expect((await submit(memberId, changed)).body.code).toBe('IDEMPOTENCY_MISMATCH');
    expect((await submit(one.memberId, review({ occurredAt: daysAgo(-1) }))).body.code).toBe(
      'ACTIVITY_IN_FUTURE',
    );
  });

  test('that the shop recorded by itself as well is one activity; another under its id is none of it', async () => {
    const { memberId } = await enroll();
    const [same, other] = [review(), review()];
    for (const body of [same, other]) await submit(memberId, body);
    const activity = ({ contributionId: activityId, type, occurredAt, attributes }: typeof same) => ({
      activityId,
      memberId,
      type,
      occurredAt,
      attributes,
    });
    await call('POST', '/v1/activities', { body: activity(same) });
    await call('POST', '/v1/activities', { body: { ...activity(other), attributes: {} } });
    const approved = await decide(same['contributionId'], 'approve');
    expect([approved.status, approved.body.earned, await active(memberId)]).toEqual([201, 20, 40]);
    expect((await decide(other['contributionId'], 'approve')).body.code).toBe('IDEMPOTENCY_MISMATCH');
  });

  test('of who left earns nothing; of who was erased nothing is left', async () => {
    const { memberId } = await enroll();
    const [kept, gone] = [review(), review()];
    for (const body of [kept, gone]) await submit(memberId, body);
    await call('DELETE', `/v1/members/${memberId}`);
    expect((await decide(kept['contributionId'], 'approve')).body).toMatchObject({
      earned: 0,
      withheld: 'MEMBER_CLOSED',
    });
    expect((await submit(memberId, review())).body.code).toBe('MEMBER_CLOSED');
    expect((await call('DELETE', `/v1/members/${memberId}/profile`)).status).toBe(204);
    expect((await call('GET', `/v1/members/${memberId}/contributions`)).body.contributions).toEqual([]);
    expect((await decide(gone['contributionId'], 'approve')).body.code).toBe('CONTRIBUTION_NOT_FOUND');
    expect(await waiting()).not.toContain(gone['contributionId']);
  });
});

test('a member sees their own, the newest first, and not who decided', async () => {
  const { memberId } = await enroll();
  const bodies = [review(), review()];
  for (const body of bodies) await submit(memberId, body);
  const [first] = bodies;
  await decide(first?.['contributionId'], 'reject', { actor: 'ana', reason: 'An advertisement.' });
  const { token } = (await call('POST', `/v1/members/${memberId}/tokens`, { body: {} })).body;
  const path = `/v1/members/${memberId}/contributions`;
  const [own, shops] = [await call('GET', path, { bearer: token }), await call('GET', path)];
  expect(JSON.stringify(own.body)).not.toMatch(/ana|advertisement/);
  const decisions = Object.fromEntries(
    shops.body.contributions.map((each: Reply['body']) => [each.contributionId, each.decisions.length]),
  );
  expect(decisions).toEqual({
    [String(bodies[0]?.['contributionId'])]: 1,
    [String(bodies[1]?.['contributionId'])]: 0,
  });
  const paged = await call('GET', `${path}?limit=1`);
  const rest = await call('GET', `${path}?limit=1&cursor=${paged.body.nextCursor}`);
  expect([...paged.body.contributions, ...rest.body.contributions]).toEqual(shops.body.contributions);
  expect((await call('GET', `${path}?cursor=nonsense`)).body.code).toBe('CURSOR_INVALID');
});
