import type { SimulationSummary } from '../../shared/contracts/simulations.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { etagOf } from '../../shared/lambda/draft-seen.ts';
import type { PartProgress, SimulationState } from '../../shared/storage/simulation-codec.ts';

/** A slice takes seconds and is tried five times within minutes: what stood still for so long, nobody works on any more. */
const STANDSTILL_SECONDS = 30 * 60;

/**
 * How a simulation stands at `now`. It is evaluated and not swept: one whose message was lost has failed because nothing moved for
 * half an hour, whether or not anybody has noticed.
 */
export function standingOf(
  { canceledAt, failure, startedAt }: SimulationState,
  parts: readonly PartProgress[],
  now: EpochSeconds,
): Pick<SimulationSummary, 'state' | 'failure'> & { readonly endedAt: EpochSeconds | null } {
  const movedAt = parts.reduce((latest, { at }) => Math.max(latest, at), startedAt);
  if (parts.every(({ isDone }) => isDone)) return { state: 'done', failure: null, endedAt: movedAt };
  if (canceledAt !== null) return { state: 'canceled', failure: null, endedAt: canceledAt };
  if (failure !== null) return { state: 'failed', failure: failure.cause, endedAt: failure.at };
  if (now - movedAt < STANDSTILL_SECONDS) return { state: 'running', failure: null, endedAt: null };
  return {
    state: 'failed',
    failure: `Nothing has moved since ${isoTime(movedAt)}.`,
    endedAt: movedAt + STANDSTILL_SECONDS,
  };
}

export function simulationSummary(
  simulation: SimulationState,
  parts: readonly PartProgress[],
  now: EpochSeconds,
): SimulationSummary {
  const { simulationId, draftId, draftName, currentVersion, redemptionPercent, actor, reason } = simulation;
  const { state, failure, endedAt } = standingOf(simulation, parts, now);
  const sum = (figure: 'members' | 'orders') => parts.reduce((all, part) => all + part[figure], 0);
  return {
    simulationId,
    draftId,
    draftName,
    draftEtag: etagOf(simulation),
    currentVersion,
    state,
    progress: {
      share: state === 'done' ? 1 : shareOf(simulation, parts),
      members: sum('members'),
      orders: sum('orders'),
    },
    failure,
    redemptionPercent,
    actor,
    reason,
    startedAt: isoTime(simulation.startedAt),
    endedAt: isoTimeOrNull(endedAt),
  };
}

/** The size of the ledger is hours old, so what is almost done never looks done. */
const ALMOST = 0.99;

function shareOf({ itemsToRead }: SimulationState, parts: readonly PartProgress[]): number {
  const read = parts.reduce((all, { itemsRead }) => all + itemsRead, 0);
  const byParts = parts.filter(({ isDone }) => isDone).length / parts.length;
  const byItems = itemsToRead === 0 ? 0 : read / itemsToRead;
  return Math.min(ALMOST, Math.round(Math.max(byParts, byItems) * 100) / 100);
}
