import { quoteCart as operation } from '../../shared/contracts/operations/orders.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { openAccount } from '../../shared/domain/ledger/account.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import { refuseUnknownMember } from './buyer.ts';
import type { OrdersDeps } from './deps.ts';
import { earnedView } from './earned-view.ts';
import { orderLines } from './order-command.ts';

type Request = ApiRequest<typeof operation>;

/**
 * What a cart would earn: the very decision that recording it would take, thrown away. Nothing is written, so there is
 * nothing to be idempotent about. Refusals: OTHER_MEMBER, MEMBER_NOT_FOUND, and those of recording an order.
 */
export function quoteCart({ ledger, profiles, programs }: OrdersDeps) {
  return route(operation, async (request) => {
    const shopper = await findShopper(request);
    if (isRefusal(shopper)) return shopper;
    const isMember = shopper?.status === 'active';
    const { body, now } = request;
    const order = {
      orderId: 'quote',
      currency: body.currency,
      channel: body.channel,
      ...(body.country === undefined ? {} : { country: body.country }),
      placedAt: body.placedAt === undefined ? now : parseTime(body.placedAt),
      lines: orderLines(body.lines),
      shipping: 0,
      tax: 0,
    };
    const program = await programs.inForce(now);
    const wouldBe = shopper?.status === 'closed' ? shopper : asMember(shopper ?? openAccount('quote'));
    const decision = recordOrder(wouldBe, order, program, now);
    if (isRefusal(decision)) return decision;
    const { entry } = decision;
    return answer(200, { isMember, earned: earnedView({ ...entry.cause, at: entry.recordedAt }, program) });
  });

  async function findShopper({ body, caller }: Request): Promise<Account | null | Refusal> {
    const memberId = caller?.kind === 'member_token' ? ownMember(body, caller.memberId) : body.memberId;
    if (memberId !== undefined) return (await ledger.readAccount(memberId)) ?? refuseUnknownMember(memberId);
    if (body.customerId === undefined) return null;
    const accountId = await profiles.findLink('CUSTOMER', body.customerId);
    return accountId === null ? null : ledger.readAccount(accountId);
  }
}

/** A shopper who could join is quoted as if they had. */
function asMember(account: Account): Account {
  return { ...account, status: 'active' };
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
