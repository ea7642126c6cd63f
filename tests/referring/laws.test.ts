import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import { BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { openShop, type Said, type Shop, unique } from './shop.ts';

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Codes by place: of two advocates, of the friend, and of nobody. */
const code = fc.option(fc.constantFrom(0, 1, 2, 3), { nil: null, freq: 4 });
const step = fc.record({
  kind: fc.constantFrom('enroll' as const, 'order' as const, 'order' as const, 'leave' as const),
  code,
  /** How often it is sent at once. */
  copies: fc.constantFrom(1, 1, 2),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** One friend, to whom all happens, and who is known by both ids. */
async function live(touch: 'first' | 'last', steps: readonly Step[]) {
  const program = referring({ touch });
  const [one, other] = [await shop.advocate(program), await shop.advocate(program)];
  const under = shop.under(program);
  const customerId = unique('friend');
  const own = unique('own');
  const codes = [one.code, other.code, own, 'no-such-code'];
  const sent: { readonly ask: () => Promise<Said>; readonly said: Said }[] = [];
  let friendId: string | null = null;
  for (const [index, { kind, code: place, copies }] of steps.entries()) {
    const offer = place === null ? {} : { referral: { code: codes[place] } };
    const at = BEGIN + index;
    const orderId = unique('order');
    if (kind === 'leave') {
      if (friendId !== null) await under.close(friendId, undefined, at).catch(() => null);
      continue;
    }
    const ask = () =>
      kind === 'order'
        ? under.order({ orderId, customerId, ...offer }, at)
        : under.enroll({ customerId, ...offer }, at);
    const answers = await Promise.all(Array.from({ length: copies }, ask));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const [said] = answers;
    if (said === undefined) throw new Error('nothing was answered');
    if (friendId === null && kind === 'enroll') {
      friendId = said.body.memberId as string;
      await shop.codes.issue({ code: own, memberId: friendId, shownAs: null, issuedAt: at, version: 1 });
    }
    if (kind === 'order') sent.push({ ask, said });
  }
  const memberId = await shop.profiles.findLink('CUSTOMER', customerId);
  return { advocates: [one.memberId, other.memberId], sent, memberId };
}

const FEW = 40;

test('however often and in whatever order codes come: one referral, on one list, and each answer again the first', async () => {
  const property = fc.asyncProperty(
    fc.constantFrom('first' as const, 'last' as const),
    fc.array(step, { minLength: 1, maxLength: 7 }),
    async (touch, steps) => {
      const { advocates, sent, memberId } = await live(touch, steps);
      if (memberId === null) return;
      const entries = await shop.provenEntries(memberId);
      const openings = entries.filter((entry) => isCause(entry, 'referral'));
      const account = await shop.ledger.readAccount(memberId);
      const state = await shop.ledger.readReferral(memberId);
      expect(state?.entries.length ?? 0).toBe(openings.length);
      if (touch === 'first') expect(openings.length).toBeLessThanOrEqual(1);
      expect(account?.referrerId ?? null).toBe(state?.advocateId ?? null);
      const lists = await Promise.all(advocates.map((id) => shop.friends.latest(id, 10)));
      expect(lists.map((friends) => friends.map(({ friendId }) => friendId))).toEqual(
        advocates.map((id) => (id === state?.advocateId ? [memberId] : [])),
      );
      const signedUp = sent.filter(({ said }) => said.body.referral?.status === 'signed_up');
      expect(openings.filter(({ cause }) => isOfOrder(cause))).toHaveLength(signedUp.length);
      for (const { ask, said } of sent) {
        const again = await ask();
        expect([again.replayed, again.body]).toEqual([true, said.body]);
      }
      expect(await shop.provenEntries(memberId)).toEqual(entries);
    },
  );
  await fc.assert(property, { seed: SEED, numRuns: runs(FEW) });
});

const isOfOrder = (cause: object): boolean => 'orderId' in cause && cause.orderId !== null;
