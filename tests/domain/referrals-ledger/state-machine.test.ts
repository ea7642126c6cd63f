import { describe, expect, test } from 'vitest';
import type { ReferralStatus } from '../../../shared/domain/ledger/referral.ts';
import { isMiss } from '../../../shared/domain/ledger/referral-miss.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { BEGIN } from '../builders.ts';
import { referring } from './programs.ts';
import {
  buy,
  close,
  come,
  enroll,
  type Judge,
  join,
  newWorld,
  reconcile,
  review,
  sendBack,
  statusOf,
  tryToCome,
  tryToReview,
  type World,
  wait,
} from './world.ts';

/** Friend `f` came with the code of `a`; `b` is another advocate. An order of 30 dollars qualifies, one of 3 does not. */
const came = (judge: Judge = () => 'reward', touch: 'first' | 'last' = 'first'): World =>
  join(enroll(enroll(newWorld(referring({ touch }), judge), 'a'), 'b'), 'f', 'a');
const ordered = (judge: Judge) => reconcile(buy(came(judge), 'f', 1_000), 'f');

const CASES = {
  'signed up': came(),
  'signed up, last touch': came(() => 'reward', 'last'),
  expired: wait(came(), 31),
  'in review': ordered(() => 'review'),
  qualified: ordered(() => 'reward'),
  'qualified, by a person': review(
    ordered(() => 'review'),
    'f',
    'reward',
  ),
  rewarded: wait(
    ordered(() => 'reward'),
    31,
  ),
  'rewarded, by a person after the hold': review(
    wait(
      ordered(() => 'review'),
      40,
    ),
    'f',
    'reward',
  ),
  'rejected by judging': ordered(() => 'reject'),
  'rejected by a person': review(
    ordered(() => 'review'),
    'f',
    'reject',
  ),
  'rejected by nobody in time': wait(
    ordered(() => 'review'),
    46,
  ),
  'reversed in the hold': reconcile(
    sendBack(
      ordered(() => 'reward'),
      0,
    ),
    'f',
  ),
  'reversed in review': reconcile(
    sendBack(
      ordered(() => 'review'),
      0,
    ),
    'f',
  ),
  'reversed after the hold': reconcile(
    sendBack(
      wait(
        ordered(() => 'reward'),
        60,
      ),
      0,
    ),
    'f',
  ),
} satisfies Record<string, World>;

/** The world after a move, or the code that refuses it. */
const MOVES = {
  'another code': (world: World) => {
    const decision = tryToCome(world, 'f', 'b');
    return isMiss(decision) ? decision.missed : come(world, 'f', 'b');
  },
  'an order': (world: World) => reconcile(buy(world, 'f', 1_000), 'f'),
  'a small order': (world: World) => reconcile(buy(world, 'f', 100), 'f'),
  'a unit goes back': (world: World) => reconcile(sendBack(world, 0, 1), 'f'),
  'all goes back': (world: World) => reconcile(sendBack(world, 0), 'f'),
  approve: decide('reward'),
  reject: decide('reject'),
  'the advocate leaves': (world: World) => reconcile(close(world, 'a'), 'f'),
  'a trigger': (world: World) => reconcile(world, 'f'),
  'the hold ends': (world: World) => reconcile(wait(world, 31), 'f'),
  'a year passes': (world: World) => reconcile(wait(world, 366), 'f'),
} satisfies Record<string, (world: World) => World | string>;

function decide(verdict: 'reward' | 'reject') {
  return (world: World): World | string => {
    const decision = tryToReview(world, 'f', verdict);
    return isRefusal(decision) ? decision.code : reconcile(review(world, 'f', verdict), 'f');
  };
}

type Outcome = ReferralStatus | 'ALREADY_REFERRED' | 'ALREADY_CUSTOMER' | 'REFERRAL_NOT_IN_REVIEW';
type Row = Readonly<Record<keyof typeof MOVES, Outcome>>;

/** Whatever comes, it stays as it is. */
const stays = (status: ReferralStatus): Row => ({
  'another code': 'ALREADY_REFERRED',
  'an order': status,
  'a small order': status,
  'a unit goes back': status,
  'all goes back': status,
  approve: 'REFERRAL_NOT_IN_REVIEW',
  reject: 'REFERRAL_NOT_IN_REVIEW',
  'the advocate leaves': status,
  'a trigger': status,
  'the hold ends': status,
  'a year passes': status,
});

const SIGNED_UP: Row = {
  ...stays('signed_up'),
  'an order': 'qualified',
  'the hold ends': 'expired',
  'a year passes': 'expired',
};
const QUALIFIED: Row = {
  ...stays('qualified'),
  'a unit goes back': 'qualified',
  'all goes back': 'reversed',
  reject: 'rejected',
  'the hold ends': 'rewarded',
  'a year passes': 'rewarded',
};
const REWARDED: Row = { ...stays('rewarded'), 'all goes back': 'reversed' };

const TABLE: Readonly<Record<keyof typeof CASES, Row>> = {
  'signed up': SIGNED_UP,
  'signed up, last touch': { ...SIGNED_UP, 'another code': 'signed_up' },
  expired: stays('expired'),
  'in review': {
    ...stays('in_review'),
    'all goes back': 'reversed',
    approve: 'qualified',
    reject: 'rejected',
    'a year passes': 'rejected',
  },
  qualified: QUALIFIED,
  'qualified, by a person': QUALIFIED,
  rewarded: REWARDED,
  'rewarded, by a person after the hold': REWARDED,
  'rejected by judging': stays('rejected'),
  'rejected by a person': stays('rejected'),
  'rejected by nobody in time': stays('rejected'),
  'reversed in the hold': stays('reversed'),
  'reversed in review': stays('reversed'),
  'reversed after the hold': stays('reversed'),
};

const ROWS = (Object.keys(TABLE) as (keyof typeof CASES)[]).flatMap((name) =>
  (Object.keys(MOVES) as (keyof typeof MOVES)[]).map((move) => [name, move, TABLE[name][move]] as const),
);

describe('every move from every status', () => {
  test.each(ROWS)('%s: %s → %s', (name, move, expected) => {
    const outcome = MOVES[move](CASES[name]);
    expect(typeof outcome === 'string' ? outcome : statusOf(outcome, 'f')).toBe(expected);
  });

  test('each moment belongs to what comes after it', () => {
    const midnight = (days: number) => ({ now: BEGIN + days * 86_400 + 43_200 });
    const at = (world: World, days: number, second: number) =>
      statusOf({ ...world, now: midnight(days).now + second }, 'f');
    const signedUp = CASES['signed up'];
    expect([at(signedUp, 30, -1), at(signedUp, 30, 0)]).toEqual(['signed_up', 'expired']);
    const qualified = CASES.qualified;
    expect([at(qualified, 30, -1), at(qualified, 30, 0)]).toEqual(['qualified', 'rewarded']);
    const open = CASES['in review'];
    expect([at(open, 44, -1), at(open, 44, 0)]).toEqual(['in_review', 'rejected']);
  });
});
