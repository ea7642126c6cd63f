import { expect, test } from 'vitest';
import type { Account, MemberTier, ProgramDocument } from '../../../client/generated/types.ts';
import { SCOPES_OF_ROLE } from '../../../shared/contracts/access.ts';
import { memberDeeds } from '../../../web/console/members/actions/member-deeds.ts';

const account = (status: Account['status']) => ({ status }) as Account;
const tier = (assignment: MemberTier['assignment']) => ({ assignment }) as MemberTier;
const program = { tiers: {} } as ProgramDocument;
const assigned = { tier: 'gold', since: '2026-11-01T00:00:00Z', until: null, pin: false };
const preferences = { memberId: 'mbr_00000000000000000001', channels: {}, timeZone: null };

test('support may adjust, assign, stop, close and erase', () => {
  const standing = { account: account('active'), tier: tier(assigned), program, preferences };
  expect(memberDeeds(SCOPES_OF_ROLE.support, standing)).toEqual([
    'adjust',
    'tier',
    'tier_removal',
    'stop',
    'close',
    'erase',
  ]);
});

test('nothing is offered that the API would refuse', () => {
  const none = { tier: tier(null), program: null, preferences: null };
  expect(memberDeeds(SCOPES_OF_ROLE.support, { account: account('active'), ...none })).toEqual([
    'adjust',
    'close',
    'erase',
  ]);
  expect(memberDeeds(SCOPES_OF_ROLE.support, { account: account('closed'), ...none })).toEqual(['erase']);
  expect(memberDeeds(SCOPES_OF_ROLE.analyst, { account: account('active'), ...none })).toEqual([]);
});
