import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contribution, statusOf } from '../../../shared/domain/contributions/contribution.ts';
import {
  approveContribution,
  changesOf,
  rejectContribution,
  submitContribution,
  withdrawContribution,
} from '../../../shared/domain/contributions/decide-contribution.ts';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import type { ActivityChange } from '../../../shared/domain/ledger/activity-change.ts';
import type { EarningRule } from '../../../shared/domain/program/earning-rule.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { check } from '../../law-runs.ts';
import { aProgram, BEGIN, decided } from '../builders.ts';
import { standing, tell, untold } from '../told-ledger.ts';

const review = { activityId: 'review-1', type: 'review', occurredAt: BEGIN, attributes: { rating: 5 } };
const MOVES = {
  approve: approveContribution,
  reject: rejectContribution,
  withdraw: withdrawContribution,
} as const;
type Move = keyof typeof MOVES;

const by = { actor: 'ana' };
const after = (...moves: readonly Move[]): Contribution =>
  moves.reduce(
    (each, move) => decided(MOVES[move](each, by, BEGIN)).contribution,
    decided(submitContribution({ memberId: 'mbr_test', activity: review, reference: {} }, BEGIN)),
  );

const STATES = {
  submitted: after(),
  approved: after('approve'),
  rejected: after('reject'),
  withdrawn: after('approve', 'withdraw'),
} as const;

describe('what each move does from each state', () => {
  test.each([
    ['submitted', 'approve', 'approved'],
    ['submitted', 'reject', 'rejected'],
    ['submitted', 'withdraw', 'CONTRIBUTION_NOT_APPROVED'],
    ['approved', 'approve', 'approved'],
    ['approved', 'reject', 'CONTRIBUTION_DECIDED'],
    ['approved', 'withdraw', 'withdrawn'],
    ['rejected', 'approve', 'CONTRIBUTION_DECIDED'],
    ['rejected', 'reject', 'rejected'],
    ['rejected', 'withdraw', 'CONTRIBUTION_NOT_APPROVED'],
    ['withdrawn', 'approve', 'CONTRIBUTION_DECIDED'],
    ['withdrawn', 'reject', 'CONTRIBUTION_DECIDED'],
    ['withdrawn', 'withdraw', 'withdrawn'],
  ] as const)('%s: %s gives %s', (state, move, becomes) => {
    const outcome = MOVES[move](STATES[state], by, BEGIN);
    expect(isRefusal(outcome) ? outcome.code : statusOf(outcome.contribution)).toBe(becomes);
    // What is already so is given back as it is, and told no more.
    if (state === becomes) expect(outcome).toEqual({ contribution: STATES[state], changes: [] });
  });

  test('approval tells the ledger of the activity, withdrawal takes it back, rejection tells nothing', () => {
    const told = changesOf(STATES.withdrawn);
    expect(told).toEqual([
      { kind: 'record', activity: review },
      { kind: 'reverse', activityId: 'review-1', reason: 'contribution_withdrawn' },
    ]);
    expect([changesOf(STATES.submitted), changesOf(STATES.rejected)]).toEqual([[], []]);
  });

  test('what is said to be of tomorrow is not taken', () => {
    const activity = { ...review, occurredAt: BEGIN + 86_400 };
    expect(submitContribution({ memberId: 'mbr_test', activity, reference: {} }, BEGIN)).toMatchObject({
      code: 'ACTIVITY_IN_FUTURE',
    });
  });

  test('who decided and why is kept, and the ledger does not hear of it', () => {
    const { contribution, changes } = decided(
      withdrawContribution(STATES.approved, { actor: 'ben', reason: 'Copied from Cleo' }, BEGIN + 9),
    );
    expect(contribution.decisions).toEqual([
      { status: 'approved', at: BEGIN, actor: 'ana' },
      { status: 'withdrawn', at: BEGIN + 9, actor: 'ben', reason: 'Copied from Cleo' },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/ben|Cleo/);
  });
});

const rule: EarningRule = {
  id: 'review',
  description: '20 points for a review',
  on: { event: 'review' },
  effect: { kind: 'fixed_points', points: 20 },
};
const PROGRAM = aProgram({ earningRules: [...aProgram().earningRules, rule] });

describe('whoever decides, how often, in whatever order', () => {
  const moves = fc.array(fc.constantFrom<Move>('approve', 'reject', 'withdraw'), { maxLength: 8 });

  test('the activity stands, and its points are the member’s, exactly while it is approved', () => {
    check(
      fc.property(moves, fc.nat(), (all, cut) => {
        const told: ActivityChange[] = [];
        const last = all.reduce((each, move) => {
          const outcome = MOVES[move](each, by, BEGIN);
          if (isRefusal(outcome)) return each;
          told.push(...outcome.changes);
          return outcome.contribution;
        }, STATES.submitted);
        expect(changesOf(last)).toEqual(told);
        const retold = [...told.slice(0, cut % (told.length + 1)), ...told];
        const ledger = retold.reduce((each, change) => tell(each, change, PROGRAM, BEGIN), untold(PROGRAM));
        const isApproved = statusOf(last) === 'approved';
        expect(standing(ledger)).toEqual(isApproved ? [review] : []);
        const { active, pending } = balanceOf(ledger.account);
        expect(active + pending).toBe(isApproved ? 20 : 0);
        expect(last.decisions.length).toBeLessThanOrEqual(2);
      }),
    );
  });
});
