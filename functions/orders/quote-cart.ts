import { quoteCart as operation } from '../../shared/contracts/operations/orders.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { earnedFacts, earnedView } from '../../shared/earning/earned-view.ts';
import { consult } from '../../shared/earning/known-besides.ts';
import { cartAsOrder } from '../../shared/earning/order-command.ts';
import { wouldBeMember } from '../../shared/earning/would-be-member.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import { refuseUnknownMember } from '../../shared/ordering/buyer.ts';
import type { OrderingDeps } from '../../shared/ordering/ordering-deps.ts';

type Request = ApiRequest<typeof operation>;

/**
 * What a cart would earn: the very decision that recording it would take, thrown away. Nothing is written, so there is
 * nothing to be idempotent about. Refusals: OTHER_MEMBER, MEMBER_NOT_FOUND, and those of recording an order.
 */
export function quoteCart({ ledger, profiles, programs, budgets }: OrderingDeps) {
  return route(operation, async (request) => {
    const shopper = await findShopper(request);
    if (isRefusal(shopper)) return shopper;
    const isMember = shopper?.status === 'active';
    const { body, now } = request;
    const program = await programs.inForce(now);
    const wouldBe = wouldBeMember(shopper ?? openAccount('quote'), now);
    const { besides } = await consult({ profiles, budgets }, wouldBe, program, 'order');
    const decision = recordOrder(wouldBe, cartAsOrder(body, 'quote', now), program, now, besides);
    if (isRefusal(decision)) return decision;
    const { entry } = decision;
    return answer(200, { isMember, earned: earnedView(earnedFacts(entry), program) });
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
