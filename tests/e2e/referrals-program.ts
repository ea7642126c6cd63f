import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { openReferral } from '../../shared/domain/ledger/open-referral.ts';
import { recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { qualifyReferral } from '../../shared/domain/ledger/qualify-referral.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { openedReferral } from '../../shared/domain/ledger/referral-state.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program, ProgramDocument } from '../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { dynamoDbClient } from '../../shared/storage/dynamodb-client.ts';
import { friendList } from '../../shared/storage/friend-list.ts';
import { type Key, orderKey, referralChangeKey, referralKey } from '../../shared/storage/keys.ts';
import { ledgerStore } from '../../shared/storage/ledger-store.ts';
import { reviewList } from '../../shared/storage/review-list.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { programWith } from './rewards-program.ts';
import { call, enroll, orderBody, type Reply, target, unique } from './target.ts';

export const LANDING_PAGE = 'https://shop.example/welcome?utm=friend%20of#top';

export const REFERRALS: ReferralProgram = {
  advocates: { orders: 1 },
  advocateGets: [{ from: 1, points: 500 }],
  friendGets: [{ from: 1, points: 300 }],
  qualifyingOrder: { minimum: { USD: 2_000 } },
  windowDays: 30,
  touch: 'first',
  holdDays: 14,
  judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 7 },
  landingUrl: LANDING_PAGE,
  shareTexts: {
    de: { copy: 'Komm mit: {link}', email: 'Für dich & mich\nSchau: {link} 🎁' },
    en: { copy: 'Come along: {link}' },
  },
};

export const REFERRING: ProgramDocument = { ...programWith({}), name: 'Beans', referrals: REFERRALS };

/** A member who has ordered once, as this program asks of advocates. */
export async function advocate(): Promise<string> {
  const { memberId } = await enroll();
  await call('POST', '/v1/orders', { body: orderBody(30, { memberId }) });
  return memberId;
}

export const ensureCode = (memberId: string, body: object = {}, bearer?: string): Promise<Reply> =>
  call('PUT', `/v1/members/${memberId}/referral-code`, { body, ...(bearer === undefined ? {} : { bearer }) });

export const renewCode = (memberId: string, body: object = {}, key = unique('renew')): Promise<Reply> =>
  call('POST', `/v1/members/${memberId}/referral-code/renewals`, {
    body,
    headers: { 'idempotency-key': key },
  });

export const review = (friendId: string, verdict: string, key = unique('review')): Promise<Reply> =>
  call('POST', `/v1/referrals/${friendId}/reviews`, {
    body: { verdict, reason: 'looked at', actor: 'Mia' },
    headers: { 'idempotency-key': key },
  });

/** The stores of the stack that is judged. */
function stores() {
  if (target.local === null) throw new Error('only a stack of our own lets tests write to its tables');
  Object.assign(process.env, target.local.environment);
  const client = dynamoDbClient();
  const { LedgerTable = '', ReferralsTable = '' } = target.local.outputs;
  return {
    ledger: ledgerStore(client, LedgerTable),
    friends: friendList(client, ReferralsTable),
    reviews: reviewList(client, ReferralsTable),
    visits: visitStore(client, ReferralsTable),
  };
}

export const readVisit = (visitId: string) => stores().visits.read(visitId);

/**
 * A friend of an advocate whose order qualifies, as enrolling, ordering and reconciling write it, but all at once: whoever
 * reconciles finds nothing left to judge. Judging leaves it open, or rewards it.
 */
export async function referredFriend(
  program: Program,
  advocateId: string,
  code: string,
  verdict: 'review' | 'reward',
): Promise<string> {
  const { ledger, friends, reviews } = stores();
  const { memberId: friendId } = await enroll();
  const accounts = await Promise.all([ledger.readAccount(friendId), ledger.readAccount(advocateId)]);
  const [before, brought] = accounts;
  if (!before || !brought) throw new Error('who was enrolled has no account');
  const now = Math.floor(Date.now() / 1000);
  const command = { code, visitedAt: now, channel: 'sms' };
  const opened = openReferral(before, brought, null, command, program, now);
  if ('missed' in opened) throw new Error(`the referral is missed: ${opened.missed}`);
  const order = { ...ORDER, orderId: unique('order'), placedAt: now };
  const recorded = recordOrder(opened.account, order, program, now);
  if (isRefusal(recorded)) throw new Error(`the order is refused: ${recorded.detail}`);
  const state = openedReferral(opened.entry);
  const judged = qualifyReferral(
    recorded.account,
    state,
    recordedOrder(recorded.entry),
    { score: 60, checks: [FLAGGED], verdict },
    program,
    now,
  );
  const { holdEndsAt } = judged.entry.cause;
  const write = (key: Key, entry: Entry) => ({ key, entry, requestHash: 'test' });
  const outcome = await ledger.commit({
    entries: [
      write(referralKey(friendId), opened.entry),
      write(orderKey(order.orderId), recorded.entry),
      write(referralChangeKey(friendId, 1), judged.entry),
    ],
    accounts: [{ before, after: judged.account }],
    companions: [
      friends.adding(advocateId, { friendId, signedUpAt: state.signedUpAt, outcome: null }),
      ...(verdict === 'review' ? [reviews.adding(friendId, holdEndsAt)] : []),
    ],
  });
  if (outcome.kind !== 'committed') throw new Error(`the referral was not written: ${outcome.kind}`);
  return friendId;
}

const FLAGGED = { name: 'same_device', outcome: 'flagged', weight: 60, detail: 'The same device.' } as const;

const ORDER: Omit<Order, 'orderId' | 'placedAt'> = {
  currency: 'USD',
  channel: 'web',
  lines: [
    { lineId: '1', sku: 'mug', quantity: 1, unitPrice: 3_000, discounts: [], categories: [], tags: [] },
  ],
  shipping: 0,
  tax: 0,
};
