import type { CartSimulation, SimulateCartRequest } from '../../shared/contracts/cart-simulation.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import type { KnownBesides } from '../../shared/domain/ledger/judgment-inputs.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { imaginedMember } from '../../shared/domain/simulation/imagined-member.ts';
import { consult } from '../../shared/earning/known-besides.ts';
import { wouldBeMember } from '../../shared/earning/would-be-member.ts';
import type { ProgramsDeps } from './deps.ts';

/** For whom a cart is judged, with all that a judgment asks. */
export interface SimulatedMember {
  readonly kind: CartSimulation['member']['kind'];
  readonly memberId: string | null;
  readonly isMember: boolean;
  readonly account: Account;
  readonly besides: KnownBesides;
}

type Deps = Pick<ProgramsDeps, 'ledger' | 'profiles' | 'budgets'>;
type Person = Omit<SimulatedMember, 'account' | 'besides'> & {
  readonly account: Account;
  readonly facts?: Partial<MemberFacts>;
};

/**
 * The member that a request names, or imagines. Reads what the program asks for, and budgets where it has some.
 *
 * Refusals: MEMBER_NOT_FOUND, TIER_UNKNOWN.
 */
export async function simulatedMember(
  deps: Deps,
  request: SimulateCartRequest,
  program: Program,
  at: EpochSeconds,
): Promise<SimulatedMember | Refusal> {
  const person = await personOf(deps, request, program, at);
  if (isRefusal(person)) return person;
  const { facts, ...judged } = person;
  const { besides } = await consult(deps, person.account, program, 'order');
  return { ...judged, besides: facts === undefined ? besides : { ...besides, facts } };
}

async function personOf(
  { ledger, profiles }: Deps,
  { member, memberId, customerId }: SimulateCartRequest,
  program: Program,
  at: EpochSeconds,
): Promise<Person | Refusal> {
  if (member !== undefined) return imaginedPerson(member, program, at);
  if (memberId === undefined && customerId === undefined) {
    const account = wouldBeMember(openAccount('stranger'), at);
    return { kind: 'stranger', memberId: null, isMember: false, account };
  }
  const accountId = customerId === undefined ? memberId : await profiles.findLink('CUSTOMER', customerId);
  const account = accountId ? await ledger.readAccount(accountId) : null;
  if (account === null) {
    const [who, pointer] =
      customerId === undefined ? [`member ${memberId}`, '/memberId'] : ['such customer', '/customerId'];
    return refuse('MEMBER_NOT_FOUND', `There is no ${who}.`, pointer);
  }
  return {
    kind: 'member',
    memberId: account.memberId,
    isMember: account.status === 'active',
    account: wouldBeMember(account, at),
  };
}

function imaginedPerson(
  imagined: NonNullable<SimulateCartRequest['member']>,
  { tiers }: Program,
  at: EpochSeconds,
): Person | Refusal {
  const { tier } = imagined;
  const known = tiers?.tiers.map(({ id }) => id) ?? [];
  if (tier !== undefined && !known.includes(tier)) {
    const has = known.length === 0 ? 'has no tiers' : `has ${known.join(', ')}`;
    return refuse('TIER_UNKNOWN', `There is no tier ${tier}; the program ${has}.`, '/member/tier');
  }
  const { account, besides } = imaginedMember(imagined, at);
  return { kind: 'imagined', memberId: null, isMember: true, account, ...besides };
}
