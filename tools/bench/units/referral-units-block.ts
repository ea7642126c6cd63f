import { readAccount } from '../../../shared/contracts/operations/accounts.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder, refundOrder } from '../../../shared/contracts/operations/orders.ts';
import {
  ensureReferralCode,
  followReferralLink,
  listAdvocateReferrals,
} from '../../../shared/contracts/operations/referrals.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { REFERRAL_PROGRAM } from '../harness/referral-program.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { openTappedApi, type TappedApi } from '../harness/tapped-api.ts';
import { type CallMeter, callMeter, type MeteredCall } from './metered-call.ts';

/** Follows a referral as a shop would, from the code to its reversal, and reports what the engine says it consumed. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<readonly MeteredCall[]> {
  const tapped = await openTappedApi(assembly, REFERRAL_PROGRAM);
  try {
    return await meterAll(tapped);
  } finally {
    await tapped.close();
  }
}

/** Friends whom the advocate brought before, so that there is something to compare a new one with. */
const FRIENDS_BEFORE = 10;

async function meterAll(tapped: TappedApi): Promise<readonly MeteredCall[]> {
  const { api } = tapped;
  const calls = callMeter(tapped);
  const { memberId } = await calls.unmetered(enrollMember, enrolling('advocate'));
  await calls.unmetered(readAccount, { path: { memberId } });
  const { code } = await wakeUp(api, calls, memberId);
  for (let index = 0; index < FRIENDS_BEFORE; index += 1) await bring(api, calls, index, code);
  await meterSignUp(calls, api, memberId, code);
  await meterFirstOrder(calls, code);
  return calls.metered;
}

/** Each function looks at what is published, and the salt is made, with the first call. */
async function wakeUp(api: DeployedApi, { meter, unmetered }: CallMeter, memberId: string) {
  const { memberId: other } = await unmetered(enrollMember, enrolling('other'));
  await unmetered(ensureReferralCode, { path: { memberId: other }, body: {} });
  await unmetered(recordOrder, { body: sampleOrder(1, { memberId: other }, 3) });
  await api.reconcile(other);
  return meter('code of an advocate, made', ensureReferralCode, { path: { memberId }, body: {} });
}

async function bring(api: DeployedApi, { unmetered }: CallMeter, index: number, code: string): Promise<void> {
  const { memberId } = await unmetered(enrollMember, enrolling(`before-${index}`, { code }));
  await unmetered(recordOrder, { body: sampleOrder(10 + index, { memberId }, 3) });
  await api.reconcile(memberId);
}

async function meterSignUp(
  { meter, meterWork }: CallMeter,
  api: DeployedApi,
  advocateId: string,
  code: string,
): Promise<void> {
  await meter('visit by a link', followReferralLink, {
    path: { code },
    query: { c: 'whatsapp' },
    headers: { 'user-agent': BROWSER },
  });
  await meter('enrollment without a code, but with signals', enrollMember, enrolling('none'));
  const { memberId } = await meter(
    'enrollment with a code and signals',
    enrollMember,
    enrolling('friend', { code }),
  );
  const order = sampleOrder(30, { memberId }, 3);
  await meter('order of 3 lines of a friend', recordOrder, { body: order });
  await meterWork('qualification and both rewards', () => api.reconcile(memberId));
  await meterWork('the same referral looked at again', () => api.reconcile(memberId));
  await meter('page of 25 friends of an advocate', listAdvocateReferrals, { path: { memberId: advocateId } });
  await meter('refund of the order that qualified', refundOrder, {
    path: { orderId: order.orderId },
    body: { refundId: 'all', scope: { kind: 'remainder' } },
  });
  await meterWork('reversal of both rewards', () => api.reconcile(memberId));
}

async function meterFirstOrder({ meter, unmetered }: CallMeter, code: string): Promise<void> {
  const { memberId: one } = await unmetered(enrollMember, enrolling('with'));
  const { memberId: other } = await unmetered(enrollMember, enrolling('without'));
  const [first, second] = [sampleOrder(40, { memberId: one }, 3), sampleOrder(41, { memberId: other }, 3)];
  await meter('first order of 3 lines with a code', recordOrder, { body: { ...first, referral: { code } } });
  await meter('first order of 3 lines without one', recordOrder, { body: second });
}

/** What names no browser is taken for a preview, and no visit. */
const BROWSER =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** What a shop knows of who signs up. */
const enrolling = (name: string, referral?: { readonly code: string }) => ({
  body: {
    customerId: `customer-${name}`,
    ...(referral === undefined ? {} : { referral }),
    signals: {
      email: `${name}@example.com`,
      phone: `+1 555 01${name.length}4 9${name.length}71`,
      device: `device of ${name}`,
      network: { address: '203.0.113.7', userAgent: `browser of ${name}` },
    },
  },
});
