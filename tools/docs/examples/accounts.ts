import { summaryOf, withIsoTimes } from '../../../functions/accounts/explain-entry.ts';
import { statementEntry } from '../../../functions/accounts/statement-view.ts';
import { assignmentView, qualifyingView, tierName, tierView } from '../../../functions/accounts/tier-view.ts';
import { isoExpiry, isoTime } from '../../../shared/contracts/time.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import type { Posting } from '../../../shared/domain/ledger/posting.ts';
import { proveAccount } from '../../../shared/domain/ledger/prove.ts';
import { earnedFacts, earnedView } from '../../../shared/earning/earned-view.ts';
import { MEMBER_ID } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_PROGRAM } from './program.ts';
import { REQUESTS } from './requests.ts';
import type { Story } from './story.ts';

/** The account on the day of the adjustment, and how it came to be so. */
export function accountExamples(story: Story) {
  const path = { memberId: MEMBER_ID };
  const { order, refund, adjustment } = story;
  const adjusted = adjustmentResult(adjustment.entry);
  const assigned = assignmentResult(story.assignment.entry);
  return {
    readAccount: { path, answers: { 200: accountView(story) } },
    readStatement: {
      path,
      query: { limit: '2' },
      answers: {
        200: { entries: [adjustment.entry, refund.entry].map(statementLine), nextCursor: 'YmVmb3JlOjU' },
      },
    },
    explainEntry: {
      path: { ...path, sequence: String(order.entry.sequence) },
      answers: { 200: explanation(order.entry) },
    },
    proveAccount: { path, answers: { 200: proof(story) } },
    adjustPoints: {
      path,
      headers: { 'idempotency-key': 'ticket-8812-1' },
      body: REQUESTS.adjustPoints,
      answers: { 201: adjusted, 200: adjusted },
    },
    readTier: { path, answers: { 200: tierView(story.assignment.account, STORY_PROGRAM) } },
    assignTier: {
      path,
      headers: { 'idempotency-key': 'ticket-8840-1' },
      body: REQUESTS.assignTier,
      answers: { 201: assigned, 200: assigned },
    },
  } satisfies Record<string, OperationExample>;
}

function accountView({ adjustment: { account, entry } }: Story) {
  const active = account.active.map(({ points, expiresAt }) => ({
    state: 'active',
    points,
    activatesAt: null,
    expiresAt: isoExpiry(expiresAt, account.spans),
    slides: false,
  }));
  const pending = account.pending.map(({ points, activatesAt, expiresAt }) => ({
    state: 'pending',
    points,
    activatesAt: isoTime(activatesAt),
    expiresAt: isoExpiry(expiresAt, account.spans),
    slides: false,
  }));
  const [nextActive] = active;
  const [nextPending] = pending;
  return {
    memberId: MEMBER_ID,
    status: account.status,
    asOf: isoTime(account.settledAt),
    pointsName: STORY_PROGRAM.pointsName,
    balance: entry.balance,
    lots: [...active, ...pending],
    nextActivation: nextPending && { at: nextPending.activatesAt, points: nextPending.points },
    nextExpiry: nextActive && { at: nextActive.expiresAt, points: nextActive.points },
    qualifying: qualifyingView(account.qualifying),
    tier: tierName(account, STORY_PROGRAM),
    sequence: account.sequence,
  };
}

function statementLine(entry: Entry) {
  const orderId = 'orderId' in entry.cause ? entry.cause.orderId : null;
  return statementEntry({ ...entry, kind: entry.cause.kind, orderId: orderId ?? null, redemptionId: null });
}

function explanation(entry: Story['order']['entry']) {
  const { cause } = entry;
  return {
    ...statementEntry({ ...entry, kind: cause.kind, orderId: cause.order.orderId, redemptionId: null }),
    summary: summaryOf(cause),
    explanation: earnedView(earnedFacts(entry), STORY_PROGRAM).explanation,
    cause: withIsoTimes(cause, []),
    postings: entry.postings.map((posting) => postingView(posting, entry.recordedAt)),
  };
}

function postingView(posting: Posting, at: number) {
  return {
    account: posting.account,
    points: posting.points,
    at: isoTime(at),
    ...('activatesAt' in posting ? { activatesAt: isoTime(posting.activatesAt) } : {}),
    ...('expiresAt' in posting ? { expiresAt: isoExpiry(posting.expiresAt, []) } : {}),
  };
}

function proof({ enrollment, claim, order, delivery, refund, adjustment }: Story) {
  const told = [enrollment, claim, order, delivery, refund, adjustment].map(({ entry }) => entry);
  const { entries, drift, books } = proveAccount(adjustment.account, told);
  return { memberId: MEMBER_ID, proved: drift.length === 0, entries, drift, books };
}

function adjustmentResult(entry: Story['adjustment']['entry']) {
  const given = entry.postings.find((posting) => posting.account === 'active');
  return {
    memberId: entry.memberId,
    sequence: entry.sequence,
    points: entry.cause.points,
    expiresAt: isoExpiry(given?.account === 'active' ? given.expiresAt : null, []),
    balance: entry.balance,
  };
}

function assignmentResult({ memberId, sequence, assignment, tier }: Story['assignment']['entry']) {
  return { memberId, sequence, assignment: assignment && assignmentView(assignment), change: tier ?? null };
}
