import { readAccount } from '../../../shared/contracts/operations/accounts.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import { drive, perSecond } from '../harness/load.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { quantile } from '../harness/statistics.ts';
import { type HttpApi, openHttpApi } from './http-api.ts';
import { HTTP_PLAN, type HttpResult, type PathResult } from './http-plan.ts';
import { startStackProcess } from './running-stack.ts';

export interface HttpBlock {
  /** Folder of the synthesized stack. */
  readonly assembly: string;
  readonly callers: number;
}

/** Records orders over HTTP into a fresh stack, then reads the accounts they went to. */
export async function runBlock({ assembly, callers }: HttpBlock): Promise<HttpResult> {
  const stack = await startStackProcess(assembly);
  const api = openHttpApi(stack, callers);
  try {
    const memberIds = await enrollMembers(api, callers);
    const memberOf = (index: number) => memberIds[index % memberIds.length] ?? '';
    return {
      recordOrder: await measure(callers, async (index) => {
        const body = sampleOrder(index, { memberId: memberOf(index) }, HTTP_PLAN.lines);
        await api.call(recordOrder, { body });
      }),
      readAccount: await measure(callers, async (index) => {
        await api.call(readAccount, { path: { memberId: memberOf(index) } });
      }),
    };
  } finally {
    api.close();
    await stack.close();
  }
}

async function enrollMembers(api: HttpApi, callers: number): Promise<readonly string[]> {
  const memberIds: string[] = [];
  await drive(HTTP_PLAN.members, callers, async (index) => {
    const customerId = `customer-${10_000 + index}`;
    const member = (await api.call(enrollMember, { body: { customerId } })) as { readonly memberId: string };
    memberIds.push(member.memberId);
  });
  return memberIds;
}

async function measure(callers: number, operation: (index: number) => Promise<void>): Promise<PathResult> {
  const { warmUp, measured } = HTTP_PLAN;
  await drive(warmUp, callers, operation);
  const load = await drive(measured, callers, (index) => operation(warmUp + index));
  return {
    perSecond: perSecond(load),
    p50Ms: quantile(load.latenciesMs, 0.5),
    p95Ms: quantile(load.latenciesMs, 0.95),
    p99Ms: quantile(load.latenciesMs, 0.99),
  };
}
