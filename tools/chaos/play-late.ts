import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { authorize, makeMove } from './play-redemption.ts';
import type { Random } from './random.ts';
import { type Move, NOTHING, type RedemptionPlan } from './redemption-plan.ts';
import type { RedemptionRecord } from './redemption-record.ts';
import { repeatedRequests } from './repeated-requests.ts';
import type { Stage } from './stage.ts';

const MOVES: Readonly<Record<'capture' | 'release' | 'race', readonly Move[]>> = {
  capture: [{ kind: 'capture' }],
  release: [{ kind: 'release' }],
  race: [{ kind: 'capture' }, { kind: 'release' }],
};
/** The stack's clock is this machine's; a second for rounding. */
const SURELY_LAPSED_MS = 1_000;

/**
 * Comes back to redemptions that were left until their holds had lapsed: some are captured late, which succeeds where points,
 * stock and limit are still there, some are released, for some both is asked at once.
 */
export async function playLate(
  stage: Stage,
  records: readonly RedemptionRecord[],
  random: Random,
  concurrency: number,
): Promise<void> {
  const late = records.filter(({ plan }) => plan.late !== null);
  const lapsedMs = Math.max(0, ...late.map(({ lapsesAtMs }) => lapsesAtMs ?? 0)) + SURELY_LAPSED_MS;
  while (Date.now() < lapsedMs) await sleep(lapsedMs - Date.now());
  const limit = pLimit(concurrency);
  await Promise.all(late.map((record) => limit(() => comeBack(stage, record, random))));
}

async function comeBack(stage: Stage, record: RedemptionRecord, random: Random): Promise<void> {
  const { redemptionId, plan } = record;
  if (plan.late === null) return;
  const requests = repeatedRequests(stage.tally, random.fork(redemptionId));
  await Promise.all(
    MOVES[plan.late].map((move, index) =>
      makeMove(stage, requests, `late-${redemptionId}-${index}`, record, move),
    ),
  );
  await requests.repeatAll();
}

const MOST_LEFT_OPEN = 12;

/** Redemptions that are open when the campaign is judged, so that holds are counted, too; and some that were just released. */
export async function openLast(stage: Stage, random: Random): Promise<readonly RedemptionRecord[]> {
  const requests = repeatedRequests(stage.tally, random);
  const opened = await Promise.all(
    stage.members.slice(0, MOST_LEFT_OPEN).map(async ({ memberId }, index) => {
      const own = random.fork(`${index}`);
      const rewardId = own.pick(['plenty', 'plenty', 'once', 'voucher'] as const);
      const plan: RedemptionPlan = { rewardId, isAtOnce: false, ...NOTHING };
      const record = await authorize(stage, requests, `last-${index}`, memberId, plan, []);
      if (record !== null && rewardId === 'plenty' && own.chance(0.5))
        await makeMove(stage, requests, `last-${index}`, record, { kind: 'release' });
      return record;
    }),
  );
  await requests.repeatAll();
  return opened.filter((record) => record !== null);
}
