import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedemptionId } from '../../shared/contracts/reward-ids.ts';
import { grantIdOf, redemptionIdOf } from '../../shared/redeeming/redemption-id.ts';

describe('the name of a redemption', () => {
  it('is one that the contract takes, and the same for the same member and key', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (memberId, key) => {
        const id = redemptionIdOf(memberId, key);
        expect([RedemptionId.safeParse(id).success, redemptionIdOf(memberId, key)]).toEqual([true, id]);
      }),
    );
  });

  it('is another one for another member or key, however the two run together', () => {
    const names = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc', ''],
      ['a,b', 'c'],
      ['a', 'b,c'],
    ] as const;
    expect(new Set(names.map(([memberId, key]) => redemptionIdOf(memberId, key))).size).toBe(names.length);
  });

  it('of what is given for nothing is one for each member and cause, and no key makes it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (memberId, friendId, key) => {
        const cause = { by: 'referral' as const, friendId };
        const id = grantIdOf(memberId, cause);
        expect([RedemptionId.safeParse(id).success, grantIdOf(memberId, cause)]).toEqual([true, id]);
        expect(redemptionIdOf(memberId, key)).not.toBe(id);
        expect(grantIdOf(`${memberId}x`, cause)).not.toBe(id);
        expect(grantIdOf(memberId, { ...cause, friendId: `${friendId}x` })).not.toBe(id);
      }),
    );
  });
});
