import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedemptionId } from '../../shared/contracts/reward-ids.ts';
import { redemptionIdOf } from '../../shared/redeeming/redemption-id.ts';

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
});
