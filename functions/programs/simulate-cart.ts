import type { CartSimulation } from '../../shared/contracts/cart-simulation.ts';
import { simulateCart as operation } from '../../shared/contracts/operations/programs.ts';
import { isoTime } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Accrual, Entry } from '../../shared/domain/ledger/entry.ts';
import { judgmentInputs } from '../../shared/domain/ledger/judgment-inputs.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { earnedFacts, explainOrder, gainView } from '../../shared/earning/earned-view.ts';
import { cartAsOrder } from '../../shared/earning/order-command.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ProgramsDeps } from './deps.ts';
import { type SimulatedMember, simulatedMember } from './simulated-member.ts';
import { type SimulatedProgram, simulatedProgram } from './simulated-program.ts';

/**
 * What a cart would earn under any program, for anybody: the very decision that recording it would take, thrown away.
 * Reads only. Refusals: those of the program and of the member, CURRENCY_NOT_IN_PROGRAM.
 */
export function simulateCart(
  deps: Pick<ProgramsDeps, 'programs' | 'drafts' | 'ledger' | 'profiles' | 'budgets'>,
) {
  return route(operation, async ({ body, now }) => {
    const order = cartAsOrder(body, 'simulation', now);
    const at = Math.max(now, order.placedAt);
    const tried = await simulatedProgram(deps, body, now, at);
    if (isRefusal(tried)) return tried;
    const member = await simulatedMember(deps, body, tried.program, at);
    if (isRefusal(member)) return member;
    const decision = recordOrder(member.account, order, tried.program, at, member.besides);
    if (isRefusal(decision)) return decision;
    return answer(200, simulationView(decision.entry, tried, member, at));
  });
}

/** @param at as of when it was judged */
export function simulationView(
  entry: Entry<Accrual>,
  { program, judgedBy, words }: SimulatedProgram,
  member: SimulatedMember,
  at: EpochSeconds,
): CartSimulation {
  const { kind, memberId, isMember } = member;
  const { context, order } = entry.cause;
  const facts = earnedFacts(entry);
  return {
    judgedBy,
    member: { kind, memberId, isMember, tier: context.tier ?? null, orderNumber: context.orderNumber },
    placedAt: isoTime(order.placedAt),
    ...gainView(facts),
    explanation: explainOrder(facts, program, words, toldOf(member, program, order.placedAt, at)),
  };
}

/** What may be told of a member. A real one's attributes and birthday are personal, and stay where they are. */
function toldOf(
  { kind, account, besides }: SimulatedMember,
  program: Program,
  placedAt: EpochSeconds,
  at: EpochSeconds,
): Partial<MemberFacts> {
  const { facts } = judgmentInputs(settle(account, at).account, program, placedAt, besides);
  if (kind !== 'member' || facts === undefined) return facts ?? {};
  const { attributes: _attributes, birthday: _birthday, ...told } = facts;
  return told;
}
