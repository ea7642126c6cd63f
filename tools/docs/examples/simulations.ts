import { simulationSummary } from '../../../functions/simulations/simulation-state.ts';
import { resultView } from '../../../functions/simulations/simulation-view.ts';
import type { SimulationView } from '../../../shared/contracts/simulations.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import { simulateMembers } from '../../../shared/domain/simulation/simulate-members.ts';
import { noPart, simulationOf } from '../../../shared/domain/simulation/simulation-part.ts';
import type { PartProgress, SimulationState } from '../../../shared/storage/simulation-codec.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { DRAFT_ID, PROGRAM_REQUESTS } from './program-requests.ts';

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

const SIMULATION_ID = 'sim_8h2k0q9w5t1x7c4z6n3v';
const REQUEST = { redemptionPercent: 80, actor: 'Mia', reason: 'Before the autumn campaign.' };

const begun: SimulationState = {
  simulationId: SIMULATION_ID,
  draftId: DRAFT_ID,
  draftName: PROGRAM_REQUESTS.saveDraft.name,
  revision: 2,
  currentVersion: 1,
  ...REQUEST,
  startedAt: at('save'),
  requestHash: '',
  itemsToRead: 3,
  parts: 1,
  canceledAt: null,
  failure: null,
};

const progress: PartProgress = {
  part: 0,
  revision: 1,
  isDone: false,
  itemsRead: 0,
  at: at('save'),
  members: 0,
  orders: 0,
};
const finished: PartProgress = {
  ...progress,
  revision: 2,
  isDone: true,
  itemsRead: 3,
  at: at('save') + 4,
  members: 1,
  orders: 1,
};

/** One member, one order on a weekend. */
function result() {
  const order = {
    orderId: '1042',
    currency: 'USD',
    channel: 'web',
    placedAt: at('guestOrder'),
    lines: [
      { lineId: '1', sku: 'mug', quantity: 1, unitPrice: 4_000, discounts: [], categories: [], tags: [] },
    ],
    shipping: 0,
    tax: 0,
  };
  const document = PROGRAM_REQUESTS.createDraft.document as ProgramDocument;
  const programs = { current: DEFAULT_PROGRAM, draft: { ...document, version: 2 } };
  const happenings = [{ kind: 'order', at: order.placedAt, order, isGuest: false } as const];
  const sums = simulateMembers([{ memberId: MEMBER_ID, happenings }], programs, at('save'));
  const counts = { recorded: new Map([['USD', 1]]), orders: 1, happenings: 1 };
  const simulation = simulationOf(
    [noPart(), { sums, counts }],
    { ...programs, redemptionPercent: REQUEST.redemptionPercent },
    at('save'),
  );
  return simulation === null ? null : resultView(simulation);
}

export function simulationExamples() {
  const running: SimulationView = { ...simulationSummary(begun, [progress], at('save')), result: null };
  const summary = simulationSummary(begun, [finished], at('save') + 4);
  const done: SimulationView = { ...summary, result: result() };
  const headers = { 'idempotency-key': 'simulation-2026-09-21', 'if-match': '"2"' };
  const path = { simulationId: SIMULATION_ID };
  return {
    startSimulation: {
      path: { draftId: DRAFT_ID },
      headers,
      body: REQUEST,
      answers: { 202: running, 200: done },
    },
    listSimulations: {
      path: { draftId: DRAFT_ID },
      query: { limit: '25' },
      answers: { 200: { simulations: [summary], nextCursor: null } },
    },
    readSimulation: { path, answers: { 200: done } },
    cancelSimulation: { path, answers: { 200: done } },
  } satisfies Record<string, OperationExample>;
}
