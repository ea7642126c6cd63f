import type {
  Account,
  MemberTier,
  Preferences,
  ProgramDocument,
} from '../../../../client/generated/types.ts';
import type { Scope } from '../../../../shared/contracts/access.ts';

export type MemberDeed = 'adjust' | 'tier' | 'tier_removal' | 'stop' | 'close' | 'erase';

/** What deeds hang on. Undefined and null: not read yet, or there is none. */
interface Standing {
  readonly account: Account;
  readonly tier: MemberTier | undefined;
  readonly program: ProgramDocument | null;
  readonly preferences: Preferences | null | undefined;
}

/** What may be done for a member by somebody with these scopes, in the order in which it is offered. */
export function memberDeeds(scopes: readonly Scope[], standing: Standing): readonly MemberDeed[] {
  const { account, tier, program, preferences } = standing;
  const isOpen = account.status === 'active';
  const adjusts = isOpen && scopes.includes('adjustments:write');
  const writes = scopes.includes('members:write');
  const assigns = adjusts && program?.tiers !== undefined && tier !== undefined;
  const offers: readonly (readonly [MemberDeed, boolean])[] = [
    ['adjust', adjusts],
    ['tier', assigns],
    ['tier_removal', assigns && tier.assignment !== null],
    ['stop', writes && preferences != null],
    ['close', writes && isOpen],
    ['erase', writes],
  ];
  return offers.filter(([, isOffered]) => isOffered).map(([deed]) => deed);
}
