import { createHash } from 'node:crypto';
import { startSimulation as operation } from '../../shared/contracts/operations/simulations.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { versionInForce } from '../../shared/domain/program/program-history.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { actorOf } from '../../shared/lambda/acting.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { refuseOutdated, refuseUnknownDraft } from '../../shared/lambda/draft-seen.ts';
import { validDocument } from '../../shared/lambda/judge-document.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { type ApiRequest, route } from '../../shared/lambda/route.ts';
import type { Draft } from '../../shared/storage/program-codec.ts';
import type { SimulationFacts, SimulationState } from '../../shared/storage/simulation-codec.ts';
import type { SimulationsDeps } from './deps.ts';
import { standingOf } from './simulation-state.ts';
import { simulationView } from './simulation-view.ts';

/** Parts of the ledger that are lived side by side, each a chain of slices. */
const PARTS = 8;

type Request = ApiRequest<typeof operation>;

/**
 * Begins a simulation of a draft as it is now, beside the version in force. Idempotent by Idempotency-Key and draft: the id is made
 * of them. A retry calls for slices that were never worked, and has one that failed go on. Refusals: IDEMPOTENCY_MISMATCH,
 * DRAFT_NOT_FOUND, PRECONDITION_FAILED, PROGRAM_INVALID. Writes nothing but the simulation; emits nothing.
 */
export function startSimulation(deps: SimulationsDeps) {
  return route(operation, async (request) => {
    const { path, headers, body, now } = request;
    const simulationId = simulationIdOf(path.draftId, headers['idempotency-key']);
    const hash = requestHash('simulate', body, headers['if-match']);
    const known = await deps.simulations.read(simulationId);
    if (known !== null) return again(deps, known, hash, now);
    const draft = await draftOf(deps, request);
    if (isRefusal(draft)) return draft;
    const facts = await factsOf(deps, request, draft, { simulationId, requestHash: hash });
    const isFirst = await deps.simulations.create(facts, validDocument(draft.document, now));
    const simulation = await deps.simulations.read(simulationId);
    if (simulation === null) throw new Error(`simulation ${simulationId} is not where it was written`);
    if (!isFirst) return again(deps, simulation, hash, now);
    await callFor(deps, simulation, now);
    return answer(202, await simulationView(deps, simulation, now), {
      location: `/v1/simulations/${simulationId}`,
    });
  });
}

/** As the caller has seen it, where they say how. */
async function draftOf({ drafts }: SimulationsDeps, { path, headers }: Request): Promise<Draft | Refusal> {
  const record = await drafts.readDraft(path.draftId);
  if (record?.kind !== 'draft') return refuseUnknownDraft(path.draftId);
  const seen = headers['if-match'];
  if (seen !== undefined) refuseOutdated(record.draft, seen);
  return record.draft;
}

async function factsOf(
  { programs, history }: SimulationsDeps,
  { body, caller, now }: Request,
  { draftId, name, revision }: Draft,
  ids: Pick<SimulationFacts, 'simulationId' | 'requestHash'>,
): Promise<SimulationFacts> {
  const [{ timetable }, itemsToRead] = await Promise.all([programs.readHead(), history.itemCount()]);
  const inForce = versionInForce(timetable, now);
  if (inForce === null) throw new Error('no version of the program is in force');
  return {
    ...ids,
    draftId,
    draftName: name,
    revision,
    currentVersion: inForce.version,
    redemptionPercent: body.redemptionPercent,
    startedAt: now,
    actor: actorOf(caller, body.actor),
    reason: body.reason ?? null,
    itemsToRead,
    parts: PARTS,
  };
}

async function again(deps: SimulationsDeps, simulation: SimulationState, hash: string, now: EpochSeconds) {
  if (simulation.requestHash !== hash) {
    throw new ProblemError(
      'IDEMPOTENCY_MISMATCH',
      'This Idempotency-Key came with another simulation of the draft before.',
      [{ pointer: '/headers/idempotency-key', detail: 'was used for another simulation' }],
    );
  }
  await callFor(deps, simulation, now);
  const current = await deps.simulations.read(simulation.simulationId);
  return replayed(await simulationView(deps, current ?? simulation, now));
}

/**
 * Calls for the next slice of each part that nobody was called for, as far as anybody can know: of all where the simulation has
 * failed, and else of those that have not begun. A call too many finds nothing to do.
 */
async function callFor(
  { simulations, queue }: Pick<SimulationsDeps, 'simulations' | 'queue'>,
  simulation: SimulationState,
  now: EpochSeconds,
): Promise<void> {
  const { simulationId } = simulation;
  const parts = await simulations.readProgress(simulationId);
  const { state } = standingOf(simulation, parts, now);
  if (state === 'done' || state === 'canceled') return;
  if (state === 'failed') await simulations.takeUp(simulationId);
  const waiting = parts.filter(({ isDone, revision }) => !isDone && (state === 'failed' || revision === 1));
  await Promise.all(waiting.map(({ part, revision }) => queue.send({ simulationId, part, revision })));
}

const ID_LENGTH = 20;

function simulationIdOf(draftId: string, idempotencyKey: string): string {
  const digest = createHash('sha256').update(`simulation ${draftId} ${idempotencyKey}`).digest('hex');
  return `sim_${BigInt(`0x${digest}`).toString(36).slice(-ID_LENGTH)}`;
}
