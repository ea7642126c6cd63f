import { addUnits, type Units } from '../harness/consumed-units.ts';
import type { Step, Workload } from './cost-model.ts';
import { ASSUMPTIONS, requestWorkload } from './order-workload.ts';

/** What a referral takes beside the enrollment and the orders that there would be without it. */
export interface WayToRefer {
  readonly what: string;
  /** How many opened the link, for one who came. */
  readonly visits: number;
  readonly visit: Units;
  /** What is more on requests that there would be anyway. */
  readonly besides: Units;
  /** Each look of the function that reconciles. */
  readonly looks: readonly Units[];
  readonly entries: number;
}

/** Memory of the functions that forward, reconcile and relay, in MB. */
interface Memory {
  readonly referrals: number;
  readonly reconciliation: number;
  readonly relay: number;
}

/** A million referrals and nothing else, each entry and each visit told to the bus. */
export function referralWorkload(way: WayToRefer, memory: Memory, handlerMs: number): Workload {
  const { visits, visit, besides, looks, entries } = way;
  const base = requestWorkload('visit', visit, memory.referrals, handlerMs);
  const [request] = base.steps;
  if (request === undefined) throw new Error('a request has no step');
  const inside = (what: string, perOrder: number, units: Units, memoryMb: number): Step => ({
    ...request,
    what,
    perOrder,
    units,
    memoryMb,
    isRequest: false,
  });
  const nothing = { read: 0, write: 0 };
  const told = entries + visits;
  return {
    ...base,
    steps: [
      { ...request, perOrder: visits },
      ...looks.map((units, index) =>
        inside('look', 1, index === 0 ? addUnits(units, besides) : units, memory.reconciliation),
      ),
      inside('relay', told / ASSUMPTIONS.relayBatch, nothing, memory.relay),
    ],
    eventsPerOrder: told * ASSUMPTIONS.eventsPerEntry,
    messagesPerOrder: looks.length,
  };
}

/** Assumed: of three who open a link, one comes. */
const VISITS_PER_FRIEND = 3;

/** @param unitsOf what the units benchmark measured */
export function waysToRefer(unitsOf: (what: string) => Units): readonly WayToRefer[] {
  const visit = unitsOf('visit by a link');
  const atSignUp = minus(unitsOf('enrollment with a code and signals'), unitsOf('enrollment'));
  const withOrder = minus(
    unitsOf('first order of 3 lines with a code'),
    unitsOf('first order of 3 lines without one'),
  );
  const rewarded = unitsOf('qualification and both rewards');
  const common = { visits: VISITS_PER_FRIEND, visit, looks: [rewarded], entries: 4 };
  return [
    { ...common, what: 'referral, from the sign-up to both rewards', besides: atSignUp },
    { ...common, what: 'referral, from the first order to both rewards', besides: withOrder },
    {
      ...common,
      what: 'referral that is reversed after its rewards',
      besides: atSignUp,
      looks: [rewarded, unitsOf('reversal of both rewards')],
      entries: 6,
    },
    { ...common, what: 'referral of who never orders', besides: atSignUp, looks: [], entries: 1 },
  ];
}

const minus = (a: Units, b: Units): Units => ({ read: a.read - b.read, write: a.write - b.write });
