import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import type { Cause, Entry } from '../domain/ledger/entry.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { changeKey } from '../storage/keys.ts';
import { nextChange, type OrderRecord } from '../storage/ledger-store.ts';
import { drawing } from './budget-draws.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** What decides a change: by the version that the order names, and by the one in force for the member's tier. */
type Decide<C extends Cause> = (
  account: Account,
  program: Program,
  inForce: Program,
) => Appended<C> | Refusal;

/**
 * Decides and commits the next change of an order, on the account that the order is on. The change takes the order's next
 * number, so two that were decided on the same state cannot both commit.
 *
 * @returns null when somebody else was faster, and the order has to be read again
 */
export async function changeOrder<C extends Cause>(
  { ledger, programs, budgets }: Pick<OrderingDeps, 'ledger' | 'programs' | 'budgets'>,
  record: OrderRecord,
  state: OrderState,
  requestHash: string,
  now: EpochSeconds,
  decide: Decide<C>,
): Promise<Entry<C> | Refusal | null> {
  const account = (await ledger.readAccount(state.memberId)) ?? openAccount(state.memberId);
  const program = await programs.version(state.programVersion);
  const decision = decide(account, program, await programs.inForce(now));
  if (isRefusal(decision)) return decision;
  const { entry } = decision;
  const outcome = await ledger.commit({
    entries: [{ key: changeKey(state.order.orderId, nextChange(record)), entry, requestHash }],
    accounts: [{ before: account, after: decision.account }],
    companions: await drawing(budgets, [entry], program),
  });
  return outcome.kind === 'committed' ? entry : null;
}
