import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import { type DeployedApi, openDeployedApi } from '../harness/deployed-api.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { measureEarns } from './earn-load.ts';
import { EARN_PLAN, type EarnResult, memberOfOrder } from './earn-plan.ts';

export interface HandlerBlock {
  readonly assembly: string;
  /** How an order names its member; by customer id costs one more read. */
  readonly buyer: 'memberId' | 'customerId';
  /** Folder of another bundle in the place of the deployed one: the same handler over another store. */
  readonly orders?: string;
}

/** Earns through the handler: event in, response out. */
export async function runBlock({ assembly, buyer, orders }: HandlerBlock): Promise<EarnResult> {
  const api = await openDeployedApi({ assembly, bundles: orders === undefined ? {} : { orders } });
  try {
    const members = await enrollMembers(api);
    const earns = Array.from({ length: EARN_PLAN.warmUp + EARN_PLAN.measured }, (_, order) => {
      const { memberId = '', customerId = '' } = members[memberOfOrder(order)] ?? {};
      const named = buyer === 'memberId' ? { memberId } : { customerId };
      return api.prepare(recordOrder, { body: sampleOrder(order, named, EARN_PLAN.lines) });
    });
    return await measureEarns(api.engine, async (order) => earns[order]?.());
  } finally {
    await api.close();
  }
}

interface EnrolledMember {
  readonly memberId: string;
  readonly customerId: string;
}

export async function enrollMembers(api: DeployedApi): Promise<readonly EnrolledMember[]> {
  const enrolled: EnrolledMember[] = [];
  for (let index = 0; index < EARN_PLAN.members; index += 1) {
    const { body } = await api.call(enrollMember, { body: { customerId: `customer-${10_000 + index}` } });
    enrolled.push({ memberId: body.memberId, customerId: body.customerId });
  }
  return enrolled;
}
