import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { openShop, type Shop, unique } from './shop.ts';

const program = referring();
const lastTouch = referring({ touch: 'last' });
let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A member who came without a code. */
async function member(): Promise<string> {
  const { body } = await shop.under(program).enroll({ customerId: unique('friend') });
  return body.memberId;
}

const order = (body: object, at = BEGIN) =>
  shop.under(program).order({ orderId: unique('order'), ...body }, at);
const friendsOf = async (advocateId: string) =>
  (await shop.friends.latest(advocateId, 10)).map(({ friendId }) => friendId);
const causesOf = async (memberId: string) => (await shop.provenEntries(memberId)).map(({ cause }) => cause);
const kindsOf = async (memberId: string) => (await causesOf(memberId)).map(({ kind }) => kind);

describe('a first order with a code', () => {
  test('opens the referral before the order, which then is one of a friend', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const memberId = await member();
    const orderId = unique('order');
    const { status, body } = await order({ orderId, memberId, referral: { code } });
    expect([status, body.referral]).toEqual([201, { status: 'signed_up', code }]);
    const causes = await causesOf(memberId);
    expect(causes).toMatchObject([
      { kind: 'enrollment' },
      { kind: 'referral', advocateId, orderId },
      { kind: 'accrual', isReferred: true },
    ]);
    expect(body.sequence).toBe(3);
    expect(await friendsOf(advocateId)).toEqual([memberId]);
  });

  test('without one, the second finds a customer', async () => {
    const { code } = await shop.advocate(program);
    const memberId = await member();
    expect((await order({ memberId })).body.referral).toBeNull();
    const second = await order({ memberId, referral: { code } });
    expect([second.status, second.body.referral]).toMatchObject([201, { reason: 'ALREADY_CUSTOMER' }]);
    expect((await causesOf(memberId)).at(-1)).toMatchObject({ referralMissed: 'ALREADY_CUSTOMER' });
  });

  test.each([
    ['of a guest', () => ({ guestReference: unique('guest') })],
    ['of a customer who has not enrolled', () => ({ customerId: unique('customer') })],
    ['of nobody', () => ({})],
  ])('%s opens none', async (_whose, buyer) => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const { status, body } = await order({ ...buyer(), referral: { code } });
    expect([status, body.referral]).toMatchObject([201, { reason: 'NOT_A_MEMBER' }]);
    expect(await friendsOf(advocateId)).toEqual([]);
  });

  test('of their own opens none', async () => {
    const { code, memberId } = await shop.advocate(program);
    expect((await order({ memberId, referral: { code } })).body.referral).toMatchObject({
      reason: 'OWN_CODE',
    });
  });

  test('keeps the code that the friend enrolled with, or takes the last, as the program says', async () => {
    const [first, last] = [await shop.advocate(program), await shop.advocate(program)];
    const [kept, moved] = await Promise.all(
      [program, lastTouch].map(async (version) => {
        const under = shop.under(version);
        const enrolled = await under.enroll({ customerId: unique('friend'), referral: { code: first.code } });
        const { memberId } = enrolled.body;
        const bought = await under.order({
          orderId: unique('order'),
          memberId,
          referral: { code: last.code },
        });
        return { memberId, referral: bought.body.referral };
      }),
    );
    expect(kept?.referral).toMatchObject({ status: 'missed', reason: 'ALREADY_REFERRED' });
    expect(moved?.referral).toEqual({ status: 'signed_up', code: last.code });
    expect(await friendsOf(first.memberId)).toEqual([kept?.memberId]);
    expect(await friendsOf(last.memberId)).toEqual([moved?.memberId]);
    expect(await kindsOf(moved?.memberId)).toEqual(['enrollment', 'referral', 'referral', 'accrual']);
    const state = await shop.ledger.readReferral(moved?.memberId);
    expect([state?.advocateId, state?.entries.length]).toEqual([last.memberId, 2]);
  });

  test('of the same advocate again, in the same second, leaves one place on the list', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const under = shop.under(lastTouch);
    const { body } = await under.enroll({ customerId: unique('friend'), referral: { code } });
    const bought = await under.order({
      orderId: unique('order'),
      memberId: body.memberId,
      referral: { code },
    });
    expect(bought.body.referral).toEqual({ status: 'signed_up', code });
    expect(await friendsOf(advocateId)).toEqual([body.memberId]);
  });
});

describe('sent again', () => {
  test('an order gives the first answer, whatever became of the code since', async () => {
    const before = await shop.advocate(program);
    const [orderId, memberId] = [unique('order'), await member()];
    const asked = { orderId, memberId, referral: { code: before.code } };
    const first = await order(asked);
    await shop.codes.renew(before, { ...before, code: unique('new'), version: 2 }, BEGIN + 1);
    const again = await order(asked, BEGIN + 2);
    expect([again.status, again.replayed, again.body]).toEqual([200, true, first.body]);
  });

  test('and one that missed misses for the same reason', async () => {
    const code = unique('not-yet');
    const asked = { orderId: unique('order'), memberId: await member(), referral: { code } };
    const first = await order(asked);
    expect(first.body.referral).toMatchObject({ reason: 'CODE_UNKNOWN' });
    await shop.advocate(program, code);
    expect((await order(asked)).body).toEqual(first.body);
  });

  test('with another code it is another order, with other signals the same', async () => {
    const { code } = await shop.advocate(program);
    const asked = { orderId: unique('order'), memberId: await member(), referral: { code } };
    const first = await order(asked);
    const again = await order({ ...asked, signals: { phone: '+15550104477' } });
    expect([again.status, again.body]).toEqual([200, first.body]);
    await expect(order({ ...asked, referral: { code: 'other' } })).rejects.toThrow(/other content/);
    await expect(order({ ...asked, referral: undefined })).rejects.toThrow(/other content/);
  });

  test('at once, it is one order and one referral', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const asked = { orderId: unique('order'), memberId: await member(), referral: { code } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => order(asked)));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await kindsOf(asked.memberId)).toEqual(['enrollment', 'referral', 'accrual']);
    expect(await friendsOf(advocateId)).toHaveLength(1);
  });
});

describe('what happens between judging a code and committing', () => {
  test('another first order with another code: one of both counts', async () => {
    const [one, other] = [await shop.advocate(program), await shop.advocate(program)];
    const memberId = await member();
    const faster = () => order({ memberId, referral: { code: other.code } });
    const slow = await shop
      .under(program, faster)
      .order({ orderId: unique('order'), memberId, referral: { code: one.code } });
    expect(slow.body.referral).toMatchObject({ status: 'missed', reason: 'ALREADY_REFERRED' });
    expect(await kindsOf(memberId)).toEqual(['enrollment', 'referral', 'accrual', 'accrual']);
    expect([await friendsOf(one.memberId), await friendsOf(other.memberId)]).toEqual([[], [memberId]]);
  });

  test('the same order: both have the answer of whoever was faster', async () => {
    const { code } = await shop.advocate(program);
    const asked = { orderId: unique('order'), memberId: await member(), referral: { code } };
    const faster = shop.under(program);
    const slow = await shop.under(program, () => faster.order(asked)).order(asked);
    expect([slow.status, slow.replayed, slow.body.referral]).toEqual([
      200,
      true,
      { status: 'signed_up', code },
    ]);
    expect(await kindsOf(asked.memberId)).toEqual(['enrollment', 'referral', 'accrual']);
  });

  test('the enrollment of the buyer: the order is then a member’s, and the friend’s', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const customerId = unique('friend');
    const joins = () => shop.under(program).enroll({ customerId });
    const { body } = await shop
      .under(program, joins)
      .order({ orderId: unique('order'), customerId, referral: { code } });
    expect(body.referral).toEqual({ status: 'signed_up', code });
    expect(await friendsOf(advocateId)).toEqual([body.memberId]);
  });

  test('an order of who enrolls: they were a customer before', async () => {
    const { code } = await shop.advocate(program);
    const customerId = unique('friend');
    const buys = () => order({ customerId });
    const { body } = await shop.under(program, buys).enroll({ customerId, referral: { code } });
    expect(body.referral).toMatchObject({ reason: 'ALREADY_CUSTOMER' });
    expect(await kindsOf(body.memberId)).toEqual(['accrual', 'enrollment']);
  });

  test('a renewal of the code: who came while it was in force is the friend', async () => {
    const before = await shop.advocate(program);
    const renewal = () => shop.codes.renew(before, { ...before, code: unique('new'), version: 2 }, BEGIN);
    const memberId = await member();
    const { body } = await shop
      .under(program, renewal)
      .order({ orderId: unique('order'), memberId, referral: { code: before.code } });
    expect(body.referral).toEqual({ status: 'signed_up', code: before.code });
  });
});
