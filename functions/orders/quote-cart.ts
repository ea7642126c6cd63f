import { quoteCart as operation } from '../../shared/contracts/operations/orders.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { awardsAfter } from '../../shared/domain/ledger/award-challenge.ts';
import { recordOrder, refuseOrder } from '../../shared/domain/ledger/record-order.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { achievedView } from '../../shared/earning/achieved-view.ts';
import { earnedFacts, earnedView } from '../../shared/earning/earned-view.ts';
import { consult } from '../../shared/earning/known-besides.ts';
import { cartAsOrder } from '../../shared/earning/order-command.ts';
import { wouldBeMember } from '../../shared/earning/would-be-member.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import { refuseUnknownMember } from '../../shared/ordering/buyer.ts';
import { guesserOf } from '../../shared/redeeming/find-coupon.ts';
import type { OrdersDeps } from './deps.ts';
import { quoteRewards } from './quoted-rewards.ts';

type Request = ApiRequest<typeof operation>;

/**
 * What a cart would earn, what challenges it would complete, and what rewards would take off it: the very decisions that redeeming and recording would take,
 * thrown away. Nothing is written but the count of codes that do not exist, so there is nothing to be idempotent about. What
 * a reward is refused for is said of it, and refuses no quote. Refusals: OTHER_MEMBER, MEMBER_NOT_FOUND,
 * TOO_MANY_GUESSES, and those of recording an order.
 */
export function quoteCart(deps: OrdersDeps) {
  const { ledger, profiles, programs, budgets } = deps;
  return route(operation, async (request) => {
    const shopper = await findShopper(request);
    if (isRefusal(shopper)) return shopper;
    const isMember = shopper?.status === 'active';
    const { body, caller, now } = request;
    const program = await programs.inForce(now);
    const cart = cartAsOrder(body, 'quote', now);
    const account = shopper ?? openAccount('quote');
    // Before a code is looked at, which may be counted as a guess.
    const refusal = refuseOrder(cart, program, now);
    if (refusal) return refusal;
    const guesser = guesserOf(caller, body.memberId ?? body.customerId);
    const quoted = await quoteRewards(deps, body.apply ?? [], { account, cart, program, guesser }, now);
    const wouldBe = wouldBeMember(account, now);
    const { besides } = await consult({ profiles, budgets }, wouldBe, program, 'order');
    const decision = recordOrder(wouldBe, quoted.cart, program, now, besides);
    if (isRefusal(decision)) return decision;
    const earned = earnedView(earnedFacts(decision.entry), program);
    const awards = awardsAfter(decision.account, decision.entry, program, now).map(({ entry }) => entry);
    return answer(200, {
      isMember,
      applied: quoted.applied,
      earned,
      achieved: achievedView(awards, program),
    });
  });

  async function findShopper({ body, caller }: Request): Promise<Account | null | Refusal> {
    const memberId = caller?.kind === 'member_token' ? ownMember(body, caller.memberId) : body.memberId;
    if (memberId !== undefined) return (await ledger.readAccount(memberId)) ?? refuseUnknownMember(memberId);
    if (body.customerId === undefined) return null;
    const accountId = await profiles.findLink('CUSTOMER', body.customerId);
    return accountId === null ? null : ledger.readAccount(accountId);
  }
}

function ownMember(body: Request['body'], memberId: string): string {
  if (body.customerId !== undefined || (body.memberId !== undefined && body.memberId !== memberId)) {
    throw new ProblemError(
      'OTHER_MEMBER',
      'The token quotes for its own member only: leave customerId and memberId out.',
    );
  }
  return memberId;
}
