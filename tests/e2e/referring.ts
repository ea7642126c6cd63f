import { eventually } from './eventually.ts';
import { advocate, ensureCode } from './referrals-program.ts';
import { insist, tokenOf } from './rewards-program.ts';
import { account, call, daysAgo, orderBody, type Reply, unique } from './target.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0';

export interface Advocate {
  readonly memberId: string;
  readonly code: string;
}

/** A member who has ordered and has a code. @param signals what this person is compared by */
export async function advocateWithCode(signals?: object): Promise<Advocate> {
  const memberId = await advocate();
  if (signals !== undefined) await order(memberId, { signals });
  const { body } = await ensureCode(memberId, { shownAs: 'Ada' });
  return { memberId, code: body.code };
}

/** Opens the link, as a browser does. @returns the visit, as the landing page finds it in its address */
export async function visit(code: string, channel = 'whatsapp'): Promise<string> {
  const { headers } = await call('GET', `/r/${code}?c=${channel}`, {
    bearer: null,
    headers: { 'user-agent': BROWSER },
  });
  return new URL(headers.get('location') ?? '').searchParams.get('visit') ?? '';
}

/** Enrolls somebody. @param body what comes with the enrollment, such as `referral` and `signals` */
export const join = (body: object = {}): Promise<Reply> =>
  insist(() => call('POST', '/v1/members', { body: { customerId: unique('friend'), ...body } }));

/** Joins by a code, and is its friend. @returns the id of the member */
export async function friendOf(code: string, body: object = {}, visitId?: string): Promise<string> {
  const referral = { code, ...(visitId === undefined ? {} : { visitId }) };
  const reply = await join({ referral, ...body });
  if (reply.body.referral?.status !== 'signed_up') throw new Error(JSON.stringify(reply.body));
  return reply.body.memberId;
}

/** An order that qualifies, worth 40.00. @param changes of its request */
export async function order(memberId: string, changes: object = {}): Promise<Reply> {
  const body = orderBody(40, { memberId, ...changes });
  return insist(() => call('POST', '/v1/orders', { body }));
}

/** The first order of a member, so many days ago, with a code. */
export const longAgo = (memberId: string, code: string, days: number, changes: object = {}): Promise<Reply> =>
  order(memberId, { placedAt: daysAgo(days), referral: { code }, ...changes });

export const sendBack = (orderId: string): Promise<Reply> =>
  call('POST', `/v1/orders/${orderId}/refunds`, {
    body: { refundId: unique('refund'), scope: { kind: 'remainder' } },
  });

/** What support sees. */
export const supportView = async (friendId: string): Promise<Reply['body']> =>
  (await call('GET', `/v1/referrals/${friendId}`)).body;

/** What support sees once reconciling has come so far, with what both sides are booked or were taken back. */
export async function seenAs(status: string, friendId: string): Promise<Reply['body']> {
  const isDone = ({ status: now, friendGot, advocateGot }: Reply['body']) =>
    now === status && (!IS_BOOKED.has(status) || (friendGot !== null && advocateGot !== null));
  return eventually(() => supportView(friendId), isDone);
}
const IS_BOOKED: ReadonlySet<string> = new Set(['qualified', 'rewarded']);

/** What a member has, once it is so much: active, pending and owed. */
export async function balanceOf(memberId: string, expected: readonly number[]): Promise<readonly number[]> {
  const read = async () => {
    const { active, pending, deficit } = (await account(memberId)).balance;
    return [active, pending, deficit];
  };
  return eventually(read, (now) => String(now) === String(expected));
}

/** As the member's own app asks. */
export async function asMember(memberId: string, path: string): Promise<Reply['body']> {
  const bearer = await tokenOf(memberId);
  return (await call('GET', `/v1/members/${memberId}/${path}`, { bearer })).body;
}
