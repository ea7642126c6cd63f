import type { Engine } from '../../../local/engine.ts';
import { drive, perSecond } from '../harness/load.ts';
import { ownProcessorTimeMs, processorTimeMs } from '../harness/processor-time.ts';
import { EARN_PLAN, type EarnResult } from './earn-plan.ts';

/** Warms up, then measures. `earn` is given the number of the order, from 0. */
export async function measureEarns(
  engine: Engine,
  earn: (order: number) => Promise<void>,
): Promise<EarnResult> {
  const { warmUp, measured, callers } = EARN_PLAN;
  await drive(warmUp, callers, earn);
  const before = timesOf(engine);
  const load = await drive(measured, callers, (index) => earn(warmUp + index));
  const after = timesOf(engine);
  return {
    perSecond: perSecond(load),
    clientMs: (after.client - before.client) / measured,
    engineMs: (after.engine - before.engine) / measured,
    engine: engine.description,
  };
}

function timesOf({ pid }: Engine): { readonly client: number; readonly engine: number } {
  return { client: ownProcessorTimeMs(), engine: pid === undefined ? 0 : processorTimeMs(pid) };
}
