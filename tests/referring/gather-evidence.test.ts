import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { openReferral } from '../../shared/domain/ledger/open-referral.ts';
import { recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { openedReferral, type ReferralState } from '../../shared/domain/ledger/referral-state.ts';
import { CIRCLE_DEPTH } from '../../shared/domain/referrals/evidence.ts';
import type { StoredSignals } from '../../shared/domain/referrals/stored-signals.ts';
import { hashedSignals, type RawSignals } from '../../shared/referrals/hashed-signals.ts';
import { evidenceGatherer } from '../../shared/referring/gather-evidence.ts';
import { newVisitId } from '../../shared/storage/visit-store.ts';
import { aMember, anAccrual, BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { depsOn, type ReferringWorld, startReferringWorld } from './referring-world.ts';

const PROGRAM = referring();
let world: ReferringWorld;
let deps: ReturnType<typeof depsOn>;
beforeAll(async () => {
  world = await startReferringWorld();
  deps = depsOn(world.table.client, [PROGRAM]);
});
afterAll(() => world.table.close());

const order = recordedOrder(anAccrual(30, PROGRAM).entry);

/** Of a friend of an advocate, opened now. */
function referralOf(friendId: string, advocateId: string, visitId?: string): ReferralState {
  const account = { ...aMember(PROGRAM), memberId: friendId };
  const visit = visitId === undefined ? {} : { visitId };
  const command = { code: 'code', visitedAt: BEGIN - 100, channel: null, ...visit };
  const opened = openReferral(account, { ...account, memberId: advocateId }, null, command, PROGRAM, BEGIN);
  if ('missed' in opened) throw new Error(opened.missed);
  return openedReferral(opened.entry);
}

async function known(memberId: string, raw: RawSignals): Promise<StoredSignals> {
  const signals = hashedSignals(raw, await deps.salt());
  await deps.signals.merge(memberId, signals);
  return signals;
}

const gather = (state: ReferralState, referrerId: string | null = null) =>
  evidenceGatherer(deps)(state, order, { ...openAccount(state.advocateId), referrerId });

/** A member who came by another one's code. */
async function cameBy(memberId: string, referrerId: string): Promise<void> {
  const after = { ...openAccount(memberId), sequence: 1, referrerId };
  await deps.ledger.commit({ entries: [], accounts: [{ before: openAccount(memberId), after }] });
}

test('of strangers of whom nothing is known there is nothing but the times', async () => {
  expect(await gather(referralOf('f0', 'a0'))).toEqual({
    friendId: 'f0',
    friend: {},
    advocate: {},
    sightings: {},
    history: { referredAt: [], judged: 0, returned: 0, rejected: 0 },
    timing: { visitedAt: BEGIN - 100, signedUpAt: BEGIN, orderedAt: BEGIN },
    ancestors: [],
    visit: {},
  });
});

test('both are known by their hashes, and throw-away mail by the list', async () => {
  await known('f1', { email: 'someone@sub.mailinator.com', phone: '+1 415 555 0137' });
  const { email } = await known('a1', { email: 'ann@example.com' });
  const { friend, advocate } = await gather(referralOf('f1', 'a1'));
  expect(friend).toMatchObject({ emailDomainIsDisposable: true, phone: expect.any(String) });
  expect(advocate).toMatchObject({ email, emailDomainIsDisposable: false });
  expect(friend).not.toHaveProperty('emailDomains');
});

describe('who joined before the program had referrals', () => {
  /** A profile, and nothing to be compared by. */
  async function joined(memberId: string, email: string): Promise<void> {
    const profile = { memberId, customerId: memberId, fields: { email }, version: 1, enrolledAt: BEGIN };
    const companions = [deps.profiles.puttingNew(profile)];
    await deps.ledger.commit({ entries: [], accounts: [], companions });
  }

  test('is known by the mail address of the profile, on either side, and from then on', async () => {
    await joined('a8', 'ann.smith@gmail.com');
    await joined('f8', 'annsmith+shop@googlemail.com');
    const { friend, advocate } = await gather(referralOf('f8', 'a8'));
    expect(advocate.email).toBeDefined();
    expect(friend.email).toBe(advocate.email);
    expect(friend.emailDomainIsDisposable).toBe(false);
    expect(await deps.signals.read('a8')).toHaveProperty('email', advocate.email);
  });

  test('is known by what was told of them instead, where anything was', async () => {
    await joined('a9', 'ann@example.com');
    const { email } = await known('a9', { email: 'other@example.com' });
    expect((await gather(referralOf('f9', 'a9'))).advocate.email).toBe(email);
  });
});

test('other friends are counted by what they share, and the friend is not among them', async () => {
  const ends = ['qualified', 'reversed', 'reversed', 'rejected', null, null] as const;
  for (const [index, outcome] of ends.entries()) {
    const friendId = `other-${index}`;
    await known(friendId, { device: index < 4 ? 'tablet' : `own-${index}`, payment: `card-${index}` });
    const place = { friendId, signedUpAt: BEGIN - index * 60, outcome };
    await deps.ledger.commit({
      entries: [],
      accounts: [],
      companions: [deps.friends.adding('a2', place)],
    });
  }
  await known('f2', {
    device: 'tablet',
    payment: 'card-1',
    address: { lines: ['Main St 5'], postcode: '10115' },
  });
  const own = { friendId: 'f2', signedUpAt: BEGIN, outcome: null };
  await deps.ledger.commit({ entries: [], accounts: [], companions: [deps.friends.adding('a2', own)] });
  const { sightings, history } = await gather(referralOf('f2', 'a2'));
  expect(sightings).toEqual({ device: 4, payment: 1 });
  expect(history).toMatchObject({ judged: 4, returned: 2, rejected: 1 });
  expect([...history.referredAt].sort()).toEqual(ends.map((_, index) => BEGIN - index * 60).sort());
});

test('an advocate does not hide what friends did behind a hundred accounts that signed up and do nothing', async () => {
  const returned = Array.from({ length: 3 }, (_, index) => `returned-${index}`);
  const idle = Array.from({ length: 120 }, (_, index) => `idle-${index}`);
  for (const friendId of returned) await known(friendId, { device: 'drawer' });
  const companions = [
    ...returned.map((friendId) => ({ friendId, signedUpAt: BEGIN - 1_000, outcome: 'reversed' as const })),
    ...idle.map((friendId, index) => ({ friendId, signedUpAt: BEGIN - 500 + index, outcome: null })),
  ].map((place) => deps.friends.adding('a10', place));
  for (let start = 0; start < companions.length; start += 50)
    await deps.ledger.commit({
      entries: [],
      accounts: [],
      companions: companions.slice(start, start + 50),
    });
  await known('f10', { device: 'drawer' });
  const { history, sightings } = await gather(referralOf('f10', 'a10'));
  expect(history).toMatchObject({ judged: 3, returned: 3 });
  expect(sightings).toEqual({ device: 3 });
});

test('who is above the advocate is looked at as far as circles are, and a circle ends it', async () => {
  for (const [below, above] of [
    ['u1', 'u2'],
    ['u2', 'u3'],
    ['u3', 'u4'],
    ['u4', 'u5'],
    ['c1', 'f3'],
    ['f3', 'a3'],
  ] as const)
    await cameBy(below, above);
  await known('u2', { device: 'of-u2' });
  const { ancestors } = await gather(referralOf('f4', 'a4'), 'u1');
  expect(ancestors.map(({ memberId }) => memberId)).toEqual(['u1', 'u2', 'u3']);
  expect(ancestors).toHaveLength(CIRCLE_DEPTH);
  expect(ancestors[1]?.signals).toHaveProperty('device');
  const circle = await gather(referralOf('f3', 'a3'), 'c1');
  expect(circle.ancestors.map(({ memberId }) => memberId)).toEqual(['c1', 'f3']);
  const mutual = await gather(referralOf('f3', 'a3'), 'f3');
  expect(mutual.ancestors.map(({ memberId }) => memberId)).toEqual(['f3']);
});

test('the site that the link was opened from is known while the visit is', async () => {
  const visit = {
    visitId: newVisitId(BEGIN),
    advocateId: 'a5',
    code: 'code',
    visitedAt: BEGIN,
    channel: null,
    referrerHost: 'www.mydealz.de',
    forgottenAt: BEGIN + 1,
  };
  await deps.visits.record(visit);
  const found = await gather(referralOf('f5', 'a5', visit.visitId));
  expect(found.visit).toEqual({ referrerHost: 'www.mydealz.de' });
  expect((await gather(referralOf('f6', 'a5', newVisitId(BEGIN)))).visit).toEqual({});
});
