import { addUnits, type Units } from '../harness/consumed-units.ts';
import type { Workload } from './cost-model.ts';
import { ASSUMPTIONS, requestWorkload } from './order-workload.ts';

/** One way to redeem: the requests that it takes, and the entries that are told to the bus. */
export interface WayToRedeem {
  readonly what: string;
  readonly requests: readonly Units[];
  readonly entries: number;
}

/** Memory of the functions that redeem and relay, in MB. */
interface Memory {
  readonly rewards: number;
  readonly relay: number;
}

/** A million redemptions of one kind and nothing else, each entry told to the bus. */
export function redemptionWorkload(
  { what, requests, entries }: WayToRedeem,
  memory: Memory,
  handlerMs: number,
): Workload {
  const ofRequests = requests.map((units) => requestWorkload(what, units, memory.rewards, handlerMs));
  const nothing = { read: 0, write: 0 };
  const { steps: relaySteps, ...base } = requestWorkload('relay', nothing, memory.relay, handlerMs);
  const relay = relaySteps.map((step) => ({
    ...step,
    perOrder: entries / ASSUMPTIONS.relayBatch,
    isRequest: false,
  }));
  return {
    ...base,
    steps: [...ofRequests.flatMap(({ steps }) => steps), ...relay],
    eventsPerOrder: entries * ASSUMPTIONS.eventsPerEntry,
  };
}

/** What the customer does, and what it takes. @param unitsOf what the units benchmark measured */
export function waysToRedeem(unitsOf: (what: string) => Units): readonly WayToRedeem[] {
  const authorization = unitsOf('authorization');
  const besideOrder = minus(
    unitsOf('order of 3 lines that captures a redemption'),
    unitsOf('order of 3 lines'),
  );
  return [
    {
      what: 'redemption, authorized and captured',
      requests: [authorization, unitsOf('capture')],
      entries: 2,
    },
    {
      what: 'the same with a stock',
      requests: [unitsOf('authorization, with a stock'), unitsOf('capture, with a stock')],
      entries: 2,
    },
    {
      what: 'redemption captured with its order, without what the order costs',
      requests: [addUnits(authorization, besideOrder)],
      entries: 2,
    },
    { what: 'coupon, at once', requests: [unitsOf('coupon, at once')], entries: 1 },
    {
      what: 'refused because none is left',
      requests: [unitsOf('authorization when none is left, refused')],
      entries: 0,
    },
    { what: 'rewards of a member', requests: [unitsOf('rewards of a member')], entries: 0 },
  ];
}

const minus = (a: Units, b: Units): Units => ({ read: a.read - b.read, write: a.write - b.write });
