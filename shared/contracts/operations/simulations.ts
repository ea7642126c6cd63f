import * as z from 'zod/mini';
import { DraftId } from '../draft-id.ts';
import { idempotencyKey, ifMatch } from '../headers.ts';
import { type Operation, RARE_THROTTLE } from '../operation.ts';
import { PageQuery } from '../page-query.ts';
import { SimulationId, SimulationList, SimulationRequest, SimulationView } from '../simulations.ts';

/** What marketers do before they publish. */
const common = { capability: 'simulations', memberToken: false, throttle: RARE_THROTTLE } as const;

const draftPath = z.strictObject({ draftId: DraftId });
const simulationPath = z.strictObject({ simulationId: SimulationId });

export const startSimulation = {
  ...common,
  id: 'startSimulation',
  method: 'POST',
  path: '/v1/program/drafts/{draftId}/simulations',
  summary: "Try a draft on the shop's own history",
  description: [
    'Every member’s past is lived again by the ledger’s own decisions, under the draft as it is now and under the program in force, to the moment at which this began. Nothing of the ledger is written. It takes seconds to minutes, by the number of orders; `Location` is where to look.',
    'Idempotent by `Idempotency-Key` and draft, for 90 days: a retry is answered with the simulation that there is. Where that one has failed, it goes on where it stopped. With `If-Match`, only where nobody else changed the draft meanwhile.',
  ].join('\n\n'),
  scope: 'program:write',
  request: {
    path: draftPath,
    headers: z.object({ 'idempotency-key': idempotencyKey, 'if-match': z.optional(ifMatch) }),
    body: SimulationRequest,
  },
  responses: {
    202: { description: 'It has begun.', body: SimulationView },
    200: { description: 'It was begun before; as it is now.', body: SimulationView },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'DRAFT_NOT_FOUND',
    'PRECONDITION_FAILED',
    'PROGRAM_INVALID',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listSimulations = {
  ...common,
  id: 'listSimulations',
  method: 'GET',
  path: '/v1/program/drafts/{draftId}/simulations',
  summary: 'Simulations of a draft',
  description:
    'Newest first, without their results. They are kept for 90 days, whatever becomes of the draft.',
  scope: 'program:read',
  request: { path: draftPath, query: PageQuery },
  responses: { 200: { description: 'A page of simulations.', body: SimulationList } },
  refusals: ['CURSOR_INVALID', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readSimulation = {
  ...common,
  id: 'readSimulation',
  method: 'GET',
  path: '/v1/simulations/{simulationId}',
  summary: 'A simulation',
  description: 'How far it is and, once it is done, what it came to.',
  scope: 'program:read',
  request: { path: simulationPath },
  responses: { 200: { description: 'The simulation.', body: SimulationView } },
  refusals: ['SIMULATION_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const cancelSimulation = {
  ...common,
  id: 'cancelSimulation',
  method: 'DELETE',
  path: '/v1/simulations/{simulationId}',
  summary: 'Stop a simulation',
  description:
    'It stops within seconds, and stays in the list. One that has ended stays as it is. The same request again gets the same answer.',
  scope: 'program:write',
  request: { path: simulationPath },
  responses: { 200: { description: 'The simulation as it is now.', body: SimulationView } },
  refusals: ['SIMULATION_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
