import { expect, test } from 'vitest';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { referralPromises } from '../../shared/domain/ledger/referral-promise.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { describeSteps } from '../../shared/domain/program/describe-referrals.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { isGrantable } from '../../shared/domain/rewards/grantable.ts';
import { resolveReward } from '../../shared/domain/rewards/resolve-reward.ts';
import { seconds } from '../domain/builders.ts';
import {
  accountOf,
  buy,
  enroll,
  join,
  missOf,
  newWorld,
  reconcile,
  referralOf,
  sendBack,
  statusOf,
  tryToCome,
  type World,
} from '../domain/referrals-ledger/world.ts';
import { exampleProgram } from './member-year.ts';

const PROGRAM = exampleProgram('referrals.json');

const on = (world: World, at: string): World => ({ ...world, now: seconds(at) });
const leaves = (of: World, id: string) => balanceOf(settle(accountOf(of, id), of.now).account);
/** Orders have three units: of 11 dollars they come to 33, enough, and of 9 to 27, too little. */
const order = (world: World, id: string, dollars: number): World => {
  const bought = buy(world, id, dollars * 100);
  return world.referrals[id] === undefined ? bought : reconcile(bought, id);
};

/** Ada orders for 33 dollars on the first of March. Before and after, Ben comes with her code. */
const ADA = order(on(enroll(newWorld(PROGRAM), 'ada'), '2027-03-01T10:00:00-05:00'), 'ada', 11);

test('who has not ordered yet brings nobody', () => {
  const world = enroll(enroll(newWorld(PROGRAM), 'ada'), 'ben');
  expect(missOf(tryToCome(world, 'ben', 'ada'))).toBe('NOT_AN_ADVOCATE');
});

test('a friend’s first order that is large enough gives both what they can have after the hold', () => {
  const came = join(on(ADA, '2027-03-10T09:00:00-05:00'), 'ben', 'ada');
  const small = order(on(came, '2027-03-11T09:00:00-05:00'), 'ben', 9);
  expect(statusOf(small, 'ben')).toBe('signed_up');
  const held = order(on(small, '2027-04-01T09:00:00-04:00'), 'ben', 11);
  expect(statusOf(held, 'ben')).toBe('qualified');
  // 3 for each of 33 dollars, pending to the first of April; 1,000 for Ben, to the seventh of May.
  expect(leaves(held, 'ada')).toMatchObject({ active: 99, pending: 1_000 });
  expect(leaves(on(held, '2027-05-06T23:59:59-04:00'), 'ada')).toMatchObject({ active: 99, pending: 1_000 });
  const given = on(held, '2027-05-07T00:00:00-04:00');
  expect(leaves(given, 'ada')).toMatchObject({ active: 1_099, pending: 0 });
  expect(statusOf(given, 'ben')).toBe('rewarded');
  expect(referralPromises(referralOf(given, 'ben'), given.now)).toEqual([
    { side: 'friend', rewardId: 'first-cups', redemptionId: 'rdm-ben-friend', status: 'due' },
  ]);
});

test('an order that goes back takes both along', () => {
  const came = join(on(ADA, '2027-03-10T09:00:00-05:00'), 'ben', 'ada');
  const held = order(on(came, '2027-03-11T09:00:00-05:00'), 'ben', 11);
  const back = reconcile(sendBack(on(held, '2027-03-20T09:00:00-04:00'), 1), 'ben');
  expect(statusOf(back, 'ben')).toBe('reversed');
  expect(leaves(on(back, '2027-06-01T00:00:00-04:00'), 'ada')).toMatchObject({ active: 99, pending: 0 });
  expect(referralPromises(referralOf(back, 'ben'), back.now)).toMatchObject([{ status: 'void' }]);
});

test('after 60 days an order comes too late', () => {
  const came = join(on(ADA, '2027-03-10T09:00:00-05:00'), 'ben', 'ada');
  const late = order(on(came, '2027-05-11T09:00:00-04:00'), 'ben', 11);
  expect(statusOf(late, 'ben')).toBe('expired');
});

test('the fourth friend of a day gives an advocate nothing, and gets the code all the same', () => {
  const day = on(ADA, '2027-03-10T09:00:00-05:00');
  const friends = ['ben', 'cleo', 'dan', 'eve'];
  const after = friends.reduce((world, id) => order(join(world, id, 'ada'), id, 11), day);
  expect(leaves(after, 'ada').pending).toBe(99 + 3_000);
  const eve = referralOf(after, 'eve');
  expect(eve.advocate.reward?.cause.withheld).toBe('CAP_REACHED');
  expect(eve.friend.reward?.cause.promised?.rewardId).toBe('first-cups');
});

test('the steps are told in words, and promise what can be given', () => {
  const { advocateGets = [], friendGets = [] } = PROGRAM.referrals ?? {};
  expect(describeSteps(advocateGets)).toBe(
    '1,000 points, from the 5th success on 1,500 points, from the 10th success on reward “tasting”, from the 11th success on 1,500 points',
  );
  const promised = [...advocateGets, ...friendGets].flatMap((step) =>
    'reward' in step ? [step.reward] : [],
  );
  expect(promised).toEqual(['tasting', 'first-cups']);
  for (const id of promised) {
    const reward = resolveReward(PROGRAM, id);
    expect(!isRefusal(reward) && isGrantable(reward)).toBe(true);
  }
});
