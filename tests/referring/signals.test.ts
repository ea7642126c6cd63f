import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signalKeeper } from '../../shared/referring/keep-signals.ts';
import { repeatErasures } from '../../tools/cli/erasures.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { openShop, type Shop, unique } from './shop.ts';

const program = referring();
const SIGNALS = {
  email: 'robin.b@example.com',
  phone: '+1 555 010 4477',
  name: 'Robin Byers',
  address: { lines: ['12 Harbor Lane'], postcode: '94107' },
  payment: 'Xt5EWLLDS7FJjR1c',
  device: '5a0c4d7e-9a52-4a55',
  network: { address: '203.0.113.24', userAgent: 'Mozilla/5.0 (sample)' },
};
const RAW = /robin|0104477|010 4477|byers|harbor|94107|Xt5EWLLDS7FJjR1c|5a0c4d7e|203\.0\.113|Mozilla/i;
const ALL = [
  'address',
  'device',
  'email',
  'emailDomains',
  'emailSkeleton',
  'namePostcode',
  'networkAgent',
  'payment',
  'phone',
];
let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const { stringify } = JSON;
const known = async (memberId: string) => Object.keys(await shop.signals.read(memberId)).sort();
const everything = async (table: string) =>
  stringify((await shop.client.send(new ScanCommand({ TableName: table }))).Items);

describe('signals', () => {
  test('of an enrollment are kept as hashes, and nothing that can be read', async () => {
    const { body } = await shop.under(program).enroll({ customerId: unique('friend'), signals: SIGNALS });
    expect(await known(body.memberId)).toEqual(ALL);
    for (const table of ['Ledger', 'Referrals', 'Profiles', 'Credentials'])
      expect(await everything(table)).not.toMatch(RAW);
  });

  test('the e-mail address of the profile is one, and so is the next one', async () => {
    const profile = { email: 'sam.harper@example.com' };
    const { body } = await shop.under(program).enroll({ customerId: unique('friend'), profile });
    const before = await shop.signals.read(body.memberId);
    expect(await known(body.memberId)).toEqual(['email', 'emailDomains', 'emailSkeleton']);
    await shop.under(program).change(body.memberId, { name: 'Sam' });
    expect(await shop.signals.read(body.memberId)).toEqual(before);
    await shop.under(program).change(body.memberId, { email: 'lee.winters@example.com' });
    const after = await shop.signals.read(body.memberId);
    expect(after.email).not.toBe(before.email);
    expect(after.emailDomains).toEqual(before.emailDomains);
  });

  test('of a member’s orders are added to those before', async () => {
    const under = shop.under(program);
    const profile = { email: 'kim.harper@example.com' };
    const { body } = await under.enroll({ customerId: unique('friend'), profile });
    const { email } = await shop.signals.read(body.memberId);
    const { phone, payment } = SIGNALS;
    await under.order({ orderId: unique('order'), memberId: body.memberId, signals: { phone, payment } });
    expect(await known(body.memberId)).toEqual([
      'email',
      'emailDomains',
      'emailSkeleton',
      'payment',
      'phone',
    ]);
    expect((await shop.signals.read(body.memberId)).email).toBe(email);
  });

  test('are the same for the same person, however they write it', async () => {
    const under = shop.under(program);
    const [one, other] = await Promise.all(
      ['Kim.Lee+shop@gmail.com', 'kimlee@gmail.com'].map((email) =>
        under.enroll({ customerId: unique('friend'), signals: { email } }),
      ),
    );
    expect((await shop.signals.read(one?.body.memberId)).email).toBe(
      (await shop.signals.read(other?.body.memberId)).email,
    );
  });

  test('of a guest, and where nobody can refer anybody, are not kept', async () => {
    const guest = await shop
      .under(program)
      .order({ orderId: unique('order'), guestReference: unique('guest'), signals: SIGNALS });
    expect(await known(guest.body.memberId)).toEqual([]);
    const without = shop.under(aProgram());
    const { body } = await without.enroll({ customerId: unique('member'), signals: SIGNALS });
    await without.order({ orderId: unique('order'), memberId: body.memberId, signals: SIGNALS });
    expect(await known(body.memberId)).toEqual([]);
  });

  test('that are blank, as fields that nobody filled in, tell nothing and refuse nothing', async () => {
    const network = { address: '', userAgent: '' };
    const address = { lines: [''], postcode: ' ' };
    const signals = { email: '', phone: ' ', name: '', payment: '', device: '', network, address };
    const { status, body } = await shop.under(program).enroll({ customerId: unique('friend'), signals });
    expect([status, await known(body.memberId)]).toEqual([201, []]);
  });

  test.each(['4111 1111 1111 1111', '4111-1111-1111-1111', '378282246310005', 4_111_111_111_111_111])(
    'a card’s number (%s) is refused with the fix, and not repeated',
    async (payment) => {
      const refused = shop.under(program).enroll({ customerId: unique('friend'), signals: { payment } });
      await expect(refused).rejects.toMatchObject({
        code: 'REQUEST_INVALID',
        errors: [{ pointer: '/signals/payment', detail: expect.stringMatching(/the fingerprint/) }],
      });
      await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(`${payment}`) });
    },
  );

  test.each([
    ['/signals/network/userAgent', { network: { address: '203.0.113.24' } }],
    ['/signals/address/lines', { address: { lines: [], postcode: '94107' } }],
    ['/signals/ip', { ip: '203.0.113.24' }],
  ])('a wrong %s is named', async (pointer, signals) => {
    const refused = shop.under(program).enroll({ customerId: unique('friend'), signals });
    await expect(refused).rejects.toMatchObject({ errors: [{ pointer }] });
  });
});

describe('who is erased', () => {
  test('leaves no signals and no name behind, and the code stays nobody else’s', async () => {
    const { code, memberId } = await shop.advocate(program);
    await shop.under(program).order({ orderId: unique('order'), memberId, signals: SIGNALS });
    expect(await known(memberId)).toEqual(ALL);
    await shop.under(program).erase(memberId);
    expect([await known(memberId), await shop.codes.readCode(memberId)]).toEqual([[], null]);
    expect(await shop.codes.findOwner(code)).toMatchObject({ memberId });
    const late = await shop.under(program).enroll({ customerId: unique('friend'), referral: { code } });
    expect(late.body.referral).toMatchObject({ reason: 'ADVOCATE_CLOSED' });
  });

  test('gives no signals by a later order', async () => {
    const { memberId } = await shop.advocate(program);
    await shop.under(program).erase(memberId);
    await shop.under(program).order({ orderId: unique('order'), memberId, signals: SIGNALS });
    expect(await known(memberId)).toEqual([]);
  });

  test('while an order of theirs brings signals, leaves none either', async () => {
    const { memberId } = await shop.advocate(program);
    const keep = signalKeeper({
      ...shop,
      salt: async () => {
        await shop.under(program).erase(memberId);
        return new Uint8Array(32);
      },
    });
    await keep(memberId, SIGNALS);
    expect(await known(memberId)).toEqual([]);
  });

  test('is erased again where a restored table brought them back', async () => {
    const advocate = await shop.advocate(program);
    const { memberId } = advocate;
    const personal = [shop.profiles, shop.codes, shop.signals];
    await shop.under(program).erase(memberId);
    await shop.signals.merge(memberId, { phone: 'hash' });
    await shop.codes.issue({ ...advocate, code: unique('restored'), issuedAt: BEGIN });
    expect(await repeatErasures(shop.client, 'Ledger', personal)).toMatchObject({ repeated: 1 });
    expect([await known(memberId), await shop.codes.readCode(memberId)]).toEqual([[], null]);
    expect(await repeatErasures(shop.client, 'Ledger', personal)).toMatchObject({ repeated: 0 });
  });
});
