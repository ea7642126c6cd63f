import { describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/contracts/access.ts';
import { reaches, seesCode } from '../../shared/redeeming/sees-code.ts';

/** A gift: one member paid for it, another has claimed it. */
const claimed = { memberId: 'mbr_giver', holderId: 'mbr_friend' };
const token = (memberId: string): Caller => ({ kind: 'member_token', keyId: 'k', memberId });
const key = (scopes: string): Caller => ({ kind: 'secret_key', keyId: 'k', name: 'k', scopes });

describe('the code of a coupon', () => {
  it.each<[string, Caller | null, boolean, boolean]>([
    ['nobody', null, false, true],
    ['who gave it', token('mbr_giver'), false, true],
    ['who has it', token('mbr_friend'), true, true],
    ['another member', token('mbr_other'), false, false],
    ['a key that reads', key('rewards:read accounts:read'), false, true],
    ['a key that writes redemptions', key('rewards:read redemptions:write'), true, true],
    ['a key that writes coupons', key('coupons:write'), true, true],
  ])('for %s', (_who, caller, sees, isReached) => {
    expect([seesCode(caller, claimed), reaches(caller, claimed)]).toEqual([sees, isReached]);
  });
});
