import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeMember } from '../../shared/domain/ledger/membership.ts';
import { rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { referralChangeKey } from '../../shared/storage/keys.ts';
import { vacancy } from '../../shared/storage/vacancy.ts';
import { decided } from '../domain/builders.ts';
import {
  CONFLICTS,
  type GrantingWorld,
  grantTo,
  idOf,
  LEDGER,
  NOW,
  POOLED,
  PROMISED,
  SHIPPING,
  startGrantingWorld,
  TASTING,
  VOUCHER,
} from './granting-world.ts';

let world: GrantingWorld;

beforeAll(async () => {
  world = await startGrantingWorld();
});
beforeEach(() => world.table.proxy.setRates({}));
afterAll(() => world.table.close());

describe('granting', () => {
  test('from many sides at once gives one redemption, and takes one unit of stock and one code', async () => {
    const program = world.stocked(9);
    const grant = grantTo(await world.newMember(), idOf(program));
    world.table.proxy.setRates(CONFLICTS);
    const deps = world.depsOf(program);
    const give = rewardGranter(deps);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => give(grant, program, NOW)));
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(11);
    expect(await world.leftOf(program)).toBe(8);
    const state = await world.ledger.readRedemption(grant.redemptionId);
    expect(state).toMatchObject({ memberId: grant.memberId, granted: grant.cause, captured: 0 });
    expect(state?.entries).toHaveLength(1);
    const { redemptionId } = grant;
    expect(await deps.coupons.find(state?.coupon?.code ?? '')).toMatchObject({ redemptionId });
    expect(await world.proof(grant)).toMatchObject({ entries: 2, drift: [] });
  });

  test('of a last unit from many sides is never said to be withheld from who has it', async () => {
    const program = world.stocked(1);
    const grant = grantTo(await world.newMember(), idOf(program));
    world.table.proxy.setRates(CONFLICTS);
    const give = rewardGranter(world.depsOf(program));
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => give(grant, program, NOW)));
    expect(new Set(outcomes)).toEqual(new Set(['granted', 'already']));
    const other = grantTo(await world.newMember(), idOf(program));
    expect(await give(other, program, NOW)).toEqual({ withheld: 'REWARD_OUT_OF_STOCK' });
  });

  test('of the last units to more members than there are gives as many as there are', async () => {
    const program = world.stocked(3);
    const all = await Promise.all(Array.from({ length: 8 }, () => world.newMember()));
    world.table.proxy.setRates(CONFLICTS);
    const give = rewardGranter(world.depsOf(program));
    const outcomes = await Promise.all(
      all.map((member) => give(grantTo(member, idOf(program)), program, NOW)),
    );
    expect(outcomes.filter((outcome) => outcome === 'granted')).toHaveLength(3);
    expect(await world.leftOf(program)).toBe(0);
  });

  test.each(['cut_before', 'cut_after', 'server_error_after'] as const)(
    'again after a failure of kind %s gives it once',
    async (kind) => {
      const program = world.stocked(2);
      const grant = grantTo(await world.newMember(), idOf(program));
      const give = rewardGranter(world.depsOf(program, world.table.impatientClient));
      world.table.proxy.setRates({ TransactWriteItems: { [kind]: 1 } });
      await expect(give(grant, program, NOW)).rejects.toThrow();
      world.table.proxy.setRates({});
      expect(await give(grant, program, NOW + 1)).toBe(kind === 'cut_before' ? 'granted' : 'already');
      expect(await world.leftOf(program)).toBe(1);
      expect((await world.ledger.readRedemption(grant.redemptionId))?.entries).toHaveLength(1);
    },
  );

  test('from an empty pool is withheld, until there are codes again', async () => {
    const deps = world.depsOf(PROMISED);
    const grant = grantTo(await world.newMember(), POOLED.id);
    const give = rewardGranter(deps);
    expect(await give(grant, PROMISED, NOW)).toEqual({ withheld: 'POOL_EMPTY' });
    await deps.pools.importCodes('cards', ['CARD-0001-AAAA']);
    expect(await give(grant, PROMISED, NOW)).toBe('granted');
    const coupon = { code: 'CARD-0001-AAAA' };
    expect(await world.ledger.readRedemption(grant.redemptionId)).toMatchObject({ coupon });
  });

  test('counts the stock by the version in force, with which a shop fills it up', async () => {
    const program = world.stocked(1);
    const first = grantTo(await world.newMember(), idOf(program));
    const second = grantTo(await world.newMember(), idOf(program));
    const give = rewardGranter(world.depsOf(program));
    expect(await give(first, program, NOW)).toBe('granted');
    expect(await give(second, program, NOW)).toEqual({ withheld: 'REWARD_OUT_OF_STOCK' });
    const filled = { ...program, version: 2, rewards: [{ ...VOUCHER, id: idOf(program), stock: 20 }] };
    expect(await rewardGranter(world.depsOf(filled))(second, program, NOW)).toBe('granted');
    const { programVersion } = (await world.ledger.readRedemption(second.redemptionId)) ?? {};
    expect(programVersion).toBe(1);
  });

  test('is withheld from who is no member, from who has left, and of what there is not', async () => {
    const give = rewardGranter(world.depsOf(PROMISED));
    const withheldOf = async (memberId: string, rewardId: string) =>
      give(grantTo({ memberId }, rewardId), PROMISED, NOW);
    const member = await world.newMember();
    const { memberId } = member;
    expect(await withheldOf('mbr_nobody', TASTING.id)).toEqual({ withheld: 'MEMBER_NOT_FOUND' });
    expect(await withheldOf(memberId, 'gone')).toEqual({ withheld: 'REWARD_NOT_FOUND' });
    expect(await withheldOf(memberId, SHIPPING.id)).toEqual({ withheld: 'REWARD_NOT_AVAILABLE' });
    await world.commit(member, decided(closeMember(member, 'closure', undefined, PROMISED, NOW)));
    expect(await withheldOf(memberId, TASTING.id)).toEqual({ withheld: 'MEMBER_CLOSED' });
  });

  test('of another reward under the same id is a bug, and said to be one', async () => {
    const give = rewardGranter(world.depsOf(PROMISED));
    const grant = grantTo(await world.newMember(), TASTING.id);
    expect(await give(grant, PROMISED, NOW)).toBe('granted');
    await expect(give({ ...grant, rewardId: POOLED.id }, PROMISED, NOW)).rejects.toThrow(/another one/);
  });

  test('loses to a promise that is taken back after it was looked at', async () => {
    const grant = grantTo(await world.newMember(), TASTING.id);
    const place = referralChangeKey(`${grant.memberId}-friend`, 3);
    let looks = 0;
    const stillPromised = async () => {
      const isStanding = (await world.ledger.readEntry(place)) === null;
      looks += 1;
      if (looks === 1) {
        // What takes it back is written between the look and the grant.
        const other = await world.newMember();
        await world.commit(other, decided(closeMember(other, 'closure', undefined, PROMISED, NOW)), place);
      }
      return isStanding ? [vacancy(LEDGER, place)] : null;
    };
    const give = rewardGranter(world.depsOf(PROMISED));
    const outcome = await give({ ...grant, stillPromised }, PROMISED, NOW);
    expect(outcome).toEqual({ withheld: 'PROMISE_TAKEN_BACK' });
    expect(looks).toBe(2);
    expect(await world.ledger.readRedemption(grant.redemptionId)).toBeNull();
  });
});
