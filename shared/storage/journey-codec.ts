import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Journey } from '../domain/journeys/journey.ts';
import { STAGES, type Stage } from '../domain/program/journey-rules.ts';
import type { Ask, AskDropped, AskEnd, AskGroup, DroppedAsk, MadeAsk } from '../domain/triggers/ask.ts';

/** Of the form below. One that is written is read for ever: another form gets the next number, and reads this one too. */
const FORM = 1;

const STATUSES: readonly Journey['status'][] = ['guest', 'active', 'closed', 'erased'];
const ENDS: readonly AskEnd[] = ['GOAL_REACHED', 'OVERTAKEN', 'CROWDED_OUT'];

/**
 * A journey as bytes: rows without names, in which what every row would repeat is left out, then deflated. Some 230 bytes for
 * who ordered twice and was asked twice, 1 KB for a busy member of two years with every ready-made trigger (a test measures
 * both); the limits of its lists bound it.
 */
export function encodeJourney(journey: Journey): Uint8Array {
  const { memberId } = journey;
  const rows = [
    FORM,
    STATUSES.indexOf(journey.status),
    journey.enrolledAt,
    journey.firstOrderAt,
    journey.orders,
    journey.latestOrders.map(({ orderId, placedAt }) => [orderId, placedAt]),
    journey.interests.map(({ id, at }) => [id, at]),
    journey.nps.map(({ activityId, score, at }) => [activityId, score, at]),
    journey.friends.map(({ id, at }) => [id, at]),
    journey.stages.map(({ stage, at, because }) => [STAGES.indexOf(stage), at, because]),
    journey.stagesUntil,
    STAGES.indexOf(journey.toldStage),
    journey.told,
    journey.asks.map((ask) => askRow(ask, memberId)),
    journey.made.map((made) => madeRow(made, memberId)),
    journey.dropped.map((dropped) => droppedRow(dropped, memberId)),
  ];
  return deflateRawSync(JSON.stringify(rows));
}

/** @throws Error where the bytes have a form that is not known: they were written by a later version */
export function decodeJourney(memberId: string, sequence: number, bytes: Uint8Array): Journey {
  const rows = JSON.parse(inflateRawSync(bytes).toString('utf8'));
  if (rows[0] !== FORM)
    throw new Error(
      `the journey of ${memberId} has the form ${rows[0]}, and only ${FORM} is known: deploy the version that wrote it`,
    );
  const [, status, enrolledAt, firstOrderAt, orders, latestOrders, interests, nps, friends, stages] = rows;
  // What was given up is not in the first ones that were written.
  const [stagesUntil, toldStage, told, asks, made, dropped = []] = rows.slice(10);
  return {
    memberId,
    sequence,
    status: named(STATUSES, status),
    enrolledAt,
    firstOrderAt,
    orders,
    latestOrders: latestOrders.map(([orderId, placedAt]: [string, number]) => ({ orderId, placedAt })),
    interests: interests.map(markOf),
    nps: nps.map(([activityId, score, at]: [string, number, number]) => ({ activityId, score, at })),
    friends: friends.map(markOf),
    stages: stages.map(([stage, at, because]: [number, number, string]) => ({
      stage: stageNamed(stage),
      at,
      because,
    })),
    stagesUntil,
    toldStage: stageNamed(toldStage),
    told,
    asks: asks.map((row: AskRow) => askOf(row, memberId)),
    made: made.map((row: MadeRow) => madeOf(row, memberId)),
    dropped: dropped.map((row: DroppedRow) => droppedOf(row, memberId)),
  };
}

const markOf = ([id, at]: [string, number]) => ({ id, at });
const stageNamed = (index: number): Stage => named(STAGES, index);

function named<T>(names: readonly T[], index: number): T {
  const name = names[index];
  if (name === undefined) throw new Error(`a journey names number ${index} of ${names.length}`);
  return name;
}

/** `null`: none yet; `0`: held out; else the variant. */
type GroupCell = string | 0 | null;

type AskRow = [
  triggerId: string,
  causeId: string,
  firedAt: number,
  dueAt: number,
  expiresAt: number,
  subject?: string | null,
  group?: GroupCell,
  done?: number | null,
  ended?: number | null,
  score?: number | null,
];

function askRow(ask: Ask, memberId: string): AskRow {
  if (ask.askId !== askIdOf(ask.triggerId, memberId, ask.causeId))
    throw new Error(`the id of ask ${ask.askId} is not made of its trigger, member and cause`);
  const { triggerId, causeId, firedAt, dueAt, expiresAt, subject, group, done, ended, score } = ask;
  const rest = [
    subject ?? null,
    groupCell(group),
    done ?? null,
    ended === undefined ? null : ENDS.indexOf(ended),
    score ?? null,
  ];
  return [triggerId, causeId, firedAt, dueAt, expiresAt, ...withoutTail(rest)] as AskRow;
}

function askOf([triggerId, causeId, firedAt, dueAt, expiresAt, ...rest]: AskRow, memberId: string): Ask {
  const [subject = null, cell = null, done = null, ended = null, score = null] = rest;
  const group = groupOf(cell);
  return {
    askId: askIdOf(triggerId, memberId, causeId),
    triggerId,
    causeId,
    ...(subject === null ? {} : { subject }),
    ...(score === null ? {} : { score }),
    firedAt,
    dueAt,
    expiresAt,
    ...(group === undefined ? {} : { group }),
    ...(done === null ? {} : { done }),
    ...(ended === null ? {} : { ended: named(ENDS, ended) }),
  };
}

type MadeRow = [
  triggerId: string,
  causeId: string,
  at: number,
  group: GroupCell,
  isCounted: 0 | 1,
  coolsUntil: number | null,
  goalUntil?: number | null,
  reached?: readonly (readonly [by: string, at: number])[] | null,
];

function madeRow({ askId, triggerId, at, group, ...made }: MadeAsk, memberId: string): MadeRow {
  const prefix = askIdOf(triggerId, memberId, '');
  if (!askId.startsWith(prefix))
    throw new Error(`the id of ask ${askId} is not made of its trigger, member and cause`);
  const reached = made.reached.map((success) => [success.by, success.at] as const);
  const rest = [made.goalUntil, reached.length === 0 ? null : reached];
  const first = [triggerId, askId.slice(prefix.length), at, groupCell(group), made.isCounted ? 1 : 0];
  return [...first, made.coolsUntil, ...withoutTail(rest)] as MadeRow;
}

function madeOf(
  [triggerId, causeId, at, cell, isCounted, coolsUntil, goalUntil = null, reached = null]: MadeRow,
  memberId: string,
): MadeAsk {
  return {
    askId: askIdOf(triggerId, memberId, causeId),
    triggerId,
    at,
    group: groupOf(cell) ?? { kind: 'holdout' },
    isCounted: isCounted === 1,
    coolsUntil,
    goalUntil,
    reached: (reached ?? []).map(([by, reachedAt]) => ({ by, at: reachedAt })),
  };
}

type DroppedRow = [triggerId: string, causeId: string, at: number, reason: AskDropped];

function droppedRow({ askId, triggerId, at, reason }: DroppedAsk, memberId: string): DroppedRow {
  return [triggerId, askId.slice(askIdOf(triggerId, memberId, '').length), at, reason];
}

const droppedOf = ([triggerId, causeId, at, reason]: DroppedRow, memberId: string): DroppedAsk => ({
  askId: askIdOf(triggerId, memberId, causeId),
  triggerId,
  at,
  reason,
});

const askIdOf = (triggerId: string, memberId: string, causeId: string): string =>
  `${triggerId}:${memberId}:${causeId}`;

const groupCell = (group: AskGroup | undefined): GroupCell => {
  if (group === undefined) return null;
  return group.kind === 'holdout' ? 0 : group.variant;
};

function groupOf(cell: GroupCell): AskGroup | undefined {
  if (cell === null) return undefined;
  return cell === 0 ? { kind: 'holdout' } : { kind: 'treated', variant: cell };
}

/** Without the nulls at its end. */
function withoutTail(cells: readonly unknown[]): readonly unknown[] {
  const last = cells.findLastIndex((cell) => cell !== null);
  return cells.slice(0, last + 1);
}
