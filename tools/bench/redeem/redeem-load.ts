import type { Engine } from '../../../local/engine.ts';
import { drive, type LoadResult, perSecond } from '../harness/load.ts';
import { ownProcessorTimeMs, processorTimeMs } from '../harness/processor-time.ts';
import { CYCLES, type Cycle, REDEEM_PLAN, type RedeemResult, type StepResult } from './redeem-plan.ts';

/** Each is given the number of the redemption, from 0. */
export interface Redeeming {
  authorize(redemption: number): Promise<void>;
  capture(redemption: number): Promise<void>;
}

interface MeasuredLoad extends LoadResult {
  readonly clientMs: number;
  readonly engineMs: number;
}

/** Lives through all cycles: warms up, measures under load, then alone. */
export async function measureRedeeming(engine: Engine, redeeming: Redeeming): Promise<RedeemResult> {
  const authorizations: CycleLoad[] = [];
  const captures: CycleLoad[] = [];
  for (const cycle of CYCLES) {
    const run = async (step: (redemption: number) => Promise<void>): Promise<CycleLoad> => ({
      cycle,
      load: await driveCycle(engine, cycle, step),
    });
    authorizations.push(await run((redemption) => redeeming.authorize(redemption)));
    captures.push(await run((redemption) => redeeming.capture(redemption)));
  }
  return { authorize: resultOf(authorizations), capture: resultOf(captures) };
}

interface CycleLoad {
  readonly cycle: Cycle;
  readonly load: MeasuredLoad;
}

async function driveCycle(
  engine: Engine,
  { kind, first, count }: Cycle,
  step: (redemption: number) => Promise<void>,
): Promise<MeasuredLoad> {
  const callers = kind === 'alone' ? 1 : REDEEM_PLAN.callers;
  const before = timesOf(engine);
  const load = await drive(count, callers, (index) => step(first + index));
  const after = timesOf(engine);
  return { ...load, clientMs: after.client - before.client, engineMs: after.engine - before.engine };
}

function resultOf(cycles: readonly CycleLoad[]): StepResult {
  const of = (kind: Cycle['kind']) =>
    cycles.filter(({ cycle }) => cycle.kind === kind).map(({ load }) => load);
  const measured = of('measured');
  const sum = (pick: (load: MeasuredLoad) => number): number =>
    measured.reduce((total, load) => total + pick(load), 0);
  const operations = sum((load) => load.operations);
  return {
    perSecond: perSecond({ operations, elapsedMs: sum(({ elapsedMs }) => elapsedMs) }),
    clientMs: sum(({ clientMs }) => clientMs) / operations,
    engineMs: sum(({ engineMs }) => engineMs) / operations,
    aloneMs: of('alone').flatMap(({ latenciesMs }) => latenciesMs),
  };
}

function timesOf({ pid }: Engine): { readonly client: number; readonly engine: number } {
  return { client: ownProcessorTimeMs(), engine: pid === undefined ? 0 : processorTimeMs(pid) };
}
