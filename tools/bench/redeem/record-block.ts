import type { Operation } from '../../../shared/contracts/operation.ts';
import { authorizeRedemption, captureRedemption } from '../../../shared/contracts/operations/redemptions.ts';
import type { RecordedTransaction } from '../earn/recorded-earns.ts';
import type { ApiCall } from '../harness/api-event.ts';
import { REWARD_PROGRAM } from '../harness/reward-program.ts';
import { openTappedApi, type TappedApi } from '../harness/tapped-api.ts';
import type { WireExchange } from '../harness/wire-tap.ts';
import type { RecordedRedemptions, RecordedStep } from './recorded-redemptions.ts';
import { enrollRedeemers, redeemCalls } from './redeem-calls.ts';
import { CYCLES, type Cycle, type StepName } from './redeem-plan.ts';

/** Redeems once through the deployed handlers and keeps the requests that they sent, to the byte: the raw sides send these. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<RecordedRedemptions> {
  const tapped = await openTappedApi(assembly, REWARD_PROGRAM);
  try {
    const members = await enrollRedeemers(tapped.api);
    const preparation = tapped.tap.take().filter(isTransaction).map(transactionOf);
    const steps: Record<StepName, RecordedStep>[] = [];
    for (const cycle of CYCLES) steps.push(...(await recordCycle(tapped, members, cycle)));
    return { preparation, steps };
  } finally {
    await tapped.close();
  }
}

async function recordCycle(tapped: TappedApi, members: readonly string[], { first, count }: Cycle) {
  const calls = Array.from({ length: count }, (_, index) => redeemCalls(members, first + index));
  const authorizations: RecordedStep[] = [];
  for (const { authorize } of calls)
    authorizations.push(await recordStep(tapped, authorizeRedemption, authorize));
  const steps: Record<StepName, RecordedStep>[] = [];
  for (const [index, { capture: call }] of calls.entries()) {
    const capture = await recordStep(tapped, captureRedemption, call);
    const authorize = authorizations[index];
    if (authorize !== undefined) steps.push({ authorize, capture });
  }
  return steps;
}

/** Without the look at what is published, which a function takes every 15 seconds whatever it is asked. */
async function recordStep(
  { api, tap }: TappedApi,
  operation: Operation,
  call: ApiCall,
): Promise<RecordedStep> {
  tap.take();
  await api.call(operation, call);
  const programTable = api.environment['PROGRAM_TABLE'];
  const sent = tap.take().filter(({ request }) => request['TableName'] !== programTable);
  const [transaction, ...more] = sent.filter(isTransaction);
  if (transaction === undefined || more.length > 0)
    throw new Error(`a redemption is no longer one transaction but ${1 + more.length}`);
  return {
    reads: sent
      .filter((exchange) => !isTransaction(exchange))
      .map(({ operation: read, request }) => ({ operation: read, request })),
    transaction: transactionOf(transaction),
  };
}

const isTransaction = ({ operation }: WireExchange): boolean => operation === 'TransactWriteItems';

const transactionOf = ({ request }: WireExchange): RecordedTransaction =>
  request['TransactItems'] as RecordedTransaction;
