import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newVisitId } from '../../shared/storage/visit-store.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { openShop, type Shop, unique } from './shop.ts';

const DAY = 86_400;
const program = referring();
let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const enroll = (body: object, at = BEGIN) =>
  shop.under(program).enroll({ customerId: unique('friend'), ...body }, at);
const friendsOf = async (advocateId: string) =>
  (await shop.friends.latest(advocateId, 10)).map(({ friendId }) => friendId);
const kindsOf = async (memberId: string) =>
  (await shop.provenEntries(memberId)).map(({ cause }) => cause.kind);

describe('who enrolls with a code', () => {
  test('is the friend of whoever has it, in the same transaction, however it is typed', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const { status, body } = await enroll({ referral: { code: code.toUpperCase().replaceAll('-', ' ') } });
    expect([status, body.referral]).toEqual([201, { status: 'signed_up', code }]);
    expect(await kindsOf(body.memberId)).toEqual(['enrollment', 'referral']);
    expect(await friendsOf(advocateId)).toEqual([body.memberId]);
    expect((await shop.ledger.readAccount(body.memberId))?.referrerId).toBe(advocateId);
  });

  test('and with none has no referral to answer for', async () => {
    const { body } = await enroll({});
    expect(body.referral).toBeNull();
    expect(await kindsOf(body.memberId)).toEqual(['enrollment']);
  });

  test('is a member all the same where the code is nobody’s, and the books say why', async () => {
    const { status, body } = await enroll({ referral: { code: 'no-such-code' } });
    expect([status, body.referral]).toMatchObject([201, { status: 'missed', reason: 'CODE_UNKNOWN' }]);
    expect((await shop.provenEntries(body.memberId)).map(({ cause }) => cause)).toEqual([
      { kind: 'enrollment', referralMissed: 'CODE_UNKNOWN' },
    ]);
  });

  test.each([
    ['no code', { code: '' }, { status: 'missed', reason: 'CODE_UNKNOWN' }],
    ['a blank code', { code: '  ', visitId: '' }, { status: 'missed', reason: 'CODE_UNKNOWN' }],
    ['no visit', { visitId: null }, { status: 'signed_up' }],
    ['a blank visit', { visitId: '' }, { status: 'signed_up' }],
  ])('from a page that had %s in its address is not refused', async (_what, told, expected) => {
    const { code } = await shop.advocate(program);
    const { status, body } = await enroll({ referral: { code, ...told } });
    expect([status, body.referral]).toMatchObject([201, expected]);
  });

  test('after having left was a customer already', async () => {
    const { code } = await shop.advocate(program);
    const customerId = unique('returning');
    const { body } = await enroll({ customerId });
    await shop.under(program).close(body.memberId);
    const again = await enroll({ customerId, referral: { code } });
    expect([again.status, again.body.referral]).toMatchObject([201, { reason: 'ALREADY_CUSTOMER' }]);
    expect(await shop.ledger.readReferral(body.memberId)).toBeNull();
    expect((await enroll({ customerId, referral: { code } })).body.referral).toEqual(again.body.referral);
  });

  test('after an order of their own was a customer already', async () => {
    const { code } = await shop.advocate(program);
    const customerId = unique('buyer');
    await shop.under(program).order({ orderId: unique('order'), customerId });
    expect((await enroll({ customerId, referral: { code } })).body.referral).toMatchObject({
      reason: 'ALREADY_CUSTOMER',
    });
  });

  test('of somebody who may not refer opens nothing, and segments are asked of the profile', async () => {
    const fans = {
      id: 'fans',
      description: 'Fans',
      when: { kind: 'attribute', name: 'fan', test: { is: true } },
    } as const;
    const { code, memberId } = await shop.advocate(program);
    const ofFans = referring({ advocates: { segments: ['fans'] } }, { segments: [fans] });
    const under = shop.under(ofFans);
    const first = await under.enroll({ customerId: unique('friend'), referral: { code } });
    expect(first.body.referral).toMatchObject({ reason: 'NOT_AN_ADVOCATE' });
    await under.change(memberId, { attributes: { fan: true } });
    const second = await under.enroll({ customerId: unique('friend'), referral: { code } });
    expect(second.body.referral).toMatchObject({ status: 'signed_up' });
  });
});

describe('the visit', () => {
  const cameBy = async (memberId: string) => {
    const [opening] = (await shop.ledger.readReferral(memberId))?.entries ?? [];
    return opening?.cause.kind === 'referral' ? [opening.cause.visitedAt, opening.cause.channel] : null;
  };
  const visit = async (advocateId: string, code: string, at = BEGIN - 60, id = newVisitId(at)) => {
    await shop.visits.record({
      visitId: id,
      advocateId,
      code,
      visitedAt: at,
      channel: 'whatsapp',
      referrerHost: null,
      forgottenAt: at + 90 * DAY,
    });
    return id;
  };

  test('tells when the friend came, and how', async () => {
    const { code, memberId } = await shop.advocate(program);
    const visitId = await visit(memberId, code);
    const { body } = await enroll({ referral: { code, visitId } });
    expect(await cameBy(body.memberId)).toEqual([BEGIN - 60, 'whatsapp']);
    const other = await enroll({ referral: { code, visitId, channel: 'email' } });
    expect(await cameBy(other.body.memberId)).toEqual([BEGIN - 60, 'email']);
  });

  test.each([
    ['that is forgotten has its time', newVisitId(BEGIN - 3 * DAY), BEGIN - 3 * DAY],
    ['of the future is made up', newVisitId(BEGIN + 1), null],
    ['that is none counts as none', 'Robin’s mail', null],
  ])('%s', async (_what, visitId, visitedAt) => {
    const { code } = await shop.advocate(program);
    const { body } = await enroll({ referral: { code, visitId } });
    expect(await cameBy(body.memberId)).toEqual([visitedAt, null]);
  });

  test('of another’s link counts as none', async () => {
    const [one, other] = [await shop.advocate(program), await shop.advocate(program)];
    const visitId = await visit(other.memberId, other.code, BEGIN - 40 * DAY);
    const { body } = await enroll({ referral: { code: one.code, visitId } });
    expect(await cameBy(body.memberId)).toEqual([null, null]);
  });

  test('too long ago opens nothing, also when it is forgotten', async () => {
    const { code } = await shop.advocate(program);
    const { body } = await enroll({ referral: { code, visitId: newVisitId(BEGIN - 31 * DAY) } });
    expect(body.referral).toMatchObject({ reason: 'WINDOW_OVER' });
  });
});

describe('sent again', () => {
  test('an enrollment gives the first answer, whatever became of the code since', async () => {
    const before = await shop.advocate(program);
    const customerId = unique('friend');
    const first = await enroll({ customerId, referral: { code: before.code } });
    await shop.codes.renew(before, { ...before, code: unique('new'), version: 2 }, BEGIN + 1);
    const again = await enroll({ customerId, referral: { code: before.code } }, BEGIN + 2);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const later = await enroll({ referral: { code: before.code } });
    expect(later.body.referral).toMatchObject({ reason: 'CODE_UNKNOWN' });
  });

  test('one that missed misses for ever for the same reason', async () => {
    const code = unique('not-yet');
    const customerId = unique('friend');
    const first = await enroll({ customerId, referral: { code } });
    await shop.advocate(program, code);
    expect((await enroll({ customerId, referral: { code } })).body).toEqual(first.body);
  });

  test('one that came without a code gets none afterwards, but with the first order', async () => {
    const { code, memberId: advocateId } = await shop.advocate(program);
    const customerId = unique('friend');
    const { body } = await enroll({ customerId });
    expect((await enroll({ customerId, referral: { code } })).body.referral).toMatchObject({
      reason: 'ALREADY_CUSTOMER',
    });
    await shop.under(program).order({ orderId: unique('order'), customerId, referral: { code } });
    expect(await friendsOf(advocateId)).toEqual([body.memberId]);
    expect((await enroll({ customerId, referral: { code } })).body.referral).toMatchObject({
      reason: 'ALREADY_CUSTOMER',
    });
  });

  test('at once with another code, one of both counts and both answers say which', async () => {
    const [one, other] = [await shop.advocate(program), await shop.advocate(program)];
    const customerId = unique('friend');
    const answers = await Promise.all(
      [one, other, one, other].map(({ code }) => enroll({ customerId, referral: { code } })),
    );
    const [{ body } = { body: null }] = answers;
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
    const brought = await Promise.all([one, other].map(({ memberId }) => friendsOf(memberId)));
    expect(brought.flat()).toEqual([body.memberId]);
    expect(await kindsOf(body.memberId)).toEqual(['enrollment', 'referral']);
  });
});
