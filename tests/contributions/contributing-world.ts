import { decider } from '../../functions/contributions/decide-contribution.ts';
import type { ContributionsDeps } from '../../functions/contributions/deps.ts';
import { startEngine } from '../../local/engine.ts';
import {
  approveContribution,
  rejectContribution,
  submitContribution,
  withdrawContribution,
} from '../../shared/domain/contributions/decide-contribution.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import { notingAudit } from '../../shared/storage/audit-store.ts';
import { budgetStore } from '../../shared/storage/budget-store.ts';
import { contributionStore } from '../../shared/storage/contribution-store.ts';
import { activityKey, activityReversalKey, memberEntryKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { stillMember } from '../../shared/storage/still-member.ts';
import { aProgram, BEGIN, decided } from '../domain/builders.ts';
import { clientOf, createTable } from '../storage/local-table.ts';
import { mortalClient } from '../storage/mortal-client.ts';

export const NOW = BEGIN + 3_600;

const rule: EarningRule = {
  id: 'review',
  description: '20 points for a review, for a thousand of them',
  on: { event: 'review' },
  effect: { kind: 'fixed_points', points: 20 },
  caps: { program: { points: 20_000 } },
};
const PROGRAM = aProgram({ version: 1, earningRules: [rule], pending: { kind: 'none' } });

const MOVES = {
  approve: approveContribution,
  reject: rejectContribution,
  withdraw: withdrawContribution,
} as const;
export type Move = keyof typeof MOVES;

export type ContributingWorld = Awaited<ReturnType<typeof startContributingWorld>>;

/** Contributions on an engine of their own, with the tables as they are deployed. */
export async function startContributingWorld() {
  const engine = await startEngine();
  const client = clientOf(engine.endpoint);
  for (const name of ['Ledger', 'Contributions', 'Audit']) await createTable(client, name);
  await createTable(client, 'Budgets', 'N');
  await createTable(client, 'Profiles', null);
  const ledger = ledgerStore(client, 'Ledger');
  const contributions = contributionStore(client, 'Contributions');
  const budgets = budgetStore(client, 'Budgets');
  let made = 0;

  /** @param halves of requests, before and after each took effect, until the process ends */
  function depsOf(halves = Number.POSITIVE_INFINITY): ContributionsDeps {
    const mortal = mortalClient(engine.endpoint, halves);
    return {
      noteAudit: notingAudit('Audit'),
      ledger: ledgerStore(mortal, 'Ledger'),
      profiles: profileStore(mortal, 'Profiles'),
      budgets: budgetStore(mortal, 'Budgets'),
      contributions: contributionStore(mortal, 'Contributions'),
      stillMember: (memberId) => stillMember('Ledger', memberId),
      programs: { inForce: () => PROGRAM, version: () => PROGRAM },
    };
  }

  return {
    ledger,
    contributions,
    budgets,

    async newMember(): Promise<string> {
      made += 1;
      const memberId = `mbr_${made.toString().padStart(20, '0')}`;
      const before = openAccount(memberId);
      const { account, entry } = decided(enrollMember(before, PROGRAM, BEGIN));
      await ledger.commit({
        entries: [{ key: memberEntryKey(entry), entry, requestHash: 'test' }],
        accounts: [{ before, after: account }],
      });
      return memberId;
    },

    /** A review of a member, which waits. */
    async newReview(memberId: string): Promise<string> {
      made += 1;
      const contributionId = `review-${made}`;
      const activity = { activityId: contributionId, type: 'review', occurredAt: BEGIN, attributes: {} };
      const contribution = decided(submitContribution({ memberId, activity, reference: {} }, NOW));
      const companions = contributions.submitting(contribution);
      await ledger.commit({ entries: [], accounts: [], companions });
      return contributionId;
    },

    decide: (contributionId: string, move: Move, actor: string, halves?: number) =>
      decider(depsOf(halves), MOVES[move])(contributionId, { actor }, NOW, 'k'),

    /** How a contribution stands, and what the ledger has of it. */
    async standing(contributionId: string, memberId: string) {
      const [contribution, account, recorded, reversed, waiting] = await Promise.all([
        contributions.find(contributionId),
        ledger.readAccount(memberId),
        ledger.readEntry(activityKey(contributionId)),
        ledger.readEntry(activityReversalKey(contributionId)),
        contributions.submitted(1_000, undefined),
      ]);
      return {
        decisions: contribution?.decisions.map(({ status }) => status),
        points: account?.active.reduce((sum, { points }) => sum + points, 0),
        recorded: recorded !== null,
        reversed: reversed !== null,
        waits: waiting.contributions.some(({ activity }) => activity.activityId === contributionId),
      };
    },

    async spentOfBudget(): Promise<number> {
      const spent = (await budgets.readSpent()).of('review', 'points');
      return spent.reduce((sum, points) => sum + points, 0);
    },

    async close() {
      client.destroy();
      await engine.close();
    },
  };
}
