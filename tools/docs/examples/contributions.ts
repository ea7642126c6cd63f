import { contributionView } from '../../../functions/contributions/contribution-view.ts';
import { decisionView } from '../../../functions/contributions/decision-view.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import {
  approveContribution,
  rejectContribution,
  submitContribution,
  withdrawContribution,
} from '../../../shared/domain/contributions/decide-contribution.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import { REQUESTS } from './requests.ts';
import type { Story } from './story.ts';

const shop = { kind: 'secret_key' } as const;
const approval = { actor: 'ana' };
const rejection = { actor: 'ana', reason: 'It shows another shop.' };
const withdrawal = { actor: 'ben', reason: 'The review was a copy.' };

/** The customer's review, which is approved and, five days later, found to be a copy. */
export function contributionExamples({ activity, reversal }: Pick<Story, 'activity' | 'reversal'>) {
  const { activityId, type, attributes } = REQUESTS.recordActivity;
  const request = {
    contributionId: activityId,
    type,
    occurredAt: MOMENTS.activity,
    reference: { product: 'jacket-m', url: 'https://shop.example/jacket-m#review-311' },
    attributes,
  };
  const at = parseTime(MOMENTS.activity);
  const { reference } = request;
  const made = { memberId: MEMBER_ID, activity: activity.entry.cause.activity, reference };
  const waiting = decided(submitContribution(made, at));
  const approved = decided(approveContribution(waiting, approval, at)).contribution;
  const rejected = decided(rejectContribution(waiting, rejection, at)).contribution;
  const withdrawn = decided(withdrawContribution(approved, withdrawal, parseTime(MOMENTS.reversal)));
  const told = { recorded: activity.entry, reversed: reversal.entry };
  const path = { contributionId: activityId };
  const decision = (body: object, of: typeof waiting) => {
    const view = decisionView(of, told, shop);
    return { path, body, answers: { 201: view, 200: view } };
  };
  const page = (of: typeof waiting) => ({ contributions: [contributionView(of, shop)], nextCursor: null });
  return {
    submitContribution: {
      path: { memberId: MEMBER_ID },
      body: request,
      answers: { 201: contributionView(waiting, shop), 200: contributionView(waiting, shop) },
    },
    listMemberContributions: {
      path: { memberId: MEMBER_ID },
      query: { limit: '25' },
      answers: { 200: page(withdrawn.contribution) },
    },
    listContributions: { query: { status: 'submitted' }, answers: { 200: page(waiting) } },
    approveContribution: decision(approval, approved),
    rejectContribution: decision(rejection, rejected),
    withdrawContribution: decision(withdrawal, withdrawn.contribution),
  };
}

function decided<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`the story is refused: ${outcome.code}`);
  return outcome;
}
