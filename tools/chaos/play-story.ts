import type { Answer } from './caller.ts';
import type { AppliedRefund, Outcome } from './outcome.ts';
import { placedAtMs, playOrder } from './play-order.ts';
import { authorize, makeMove } from './play-redemption.ts';
import type { Random } from './random.ts';
import type { Move } from './redemption-plan.ts';
import type { RedemptionRecord } from './redemption-record.ts';
import { repeatedRequests } from './repeated-requests.ts';
import { memberAt, type Stage } from './stage.ts';
import type { Story, StoryRefund } from './story.ts';

export interface PlayedStory {
  /** Of the order, and of its rival where that was accepted. */
  readonly outcomes: readonly Outcome[];
  readonly redemptions: readonly RedemptionRecord[];
}

/**
 * Sends one order's life: refunds and redemptions before it, itself, what is done to both after it, a claim, an adjustment;
 * many of them twice or thrice at once, and some again when all is over.
 *
 * @throws Error when an answer is not one that this request may get, or a repetition answers otherwise than the first.
 */
export async function playStory(stage: Stage, story: Story, random: Random): Promise<PlayedStory> {
  const requests = repeatedRequests(stage.tally, random);
  const refund = (each: StoryRefund) =>
    requests.send(
      `refund ${each.refundId} of ${story.orderId}`,
      each.isImpossible ? [409, 422] : [200, 201],
      () =>
        stage.caller.send('POST', `/v1/orders/${story.orderId}/refunds`, {
          refundId: each.refundId,
          scope: each.scope,
        }),
    );

  const early = story.refunds.filter(({ isEarly }) => isEarly);
  const [records] = await Promise.all([redeem(), ...early.map(refund)]);
  const [[own, ...rivals]] = await Promise.all([
    playOrder(stage, requests, story, records),
    ...records.map((record) => movesAtOnce(record, record.plan.racing, 'racing')),
  ]);
  const recordedOn: string = own.answer.body.memberId;
  const booked: AppliedRefund[] = own.answer.body.refunds.map((each: RefundAnswer) => applied(each, true));

  const [adjustment, claimed] = await Promise.all([
    adjust(),
    claim(),
    applyRefunds(),
    ...records.map((record) => movesAtOnce(record, record.plan.after, 'after')),
  ]);
  await requests.repeatAll();
  const outcome: Outcome = {
    story: own.story,
    recordedOn,
    ownedBy: claimed?.memberId ?? recordedOn,
    sequence: own.answer.body.sequence,
    claimSequence: claimed?.sequence ?? null,
    referral: own.answer.body.referral,
    placedAtMs: placedAtMs(stage, story),
    refunds: booked,
    redeemed: own.redeemed,
    ...adjustment,
  };
  return {
    outcomes: [outcome, ...rivals.map((rival) => outcomeOfRival(stage, rival))],
    redemptions: records,
  };

  async function redeem(): Promise<readonly RedemptionRecord[]> {
    const opened = await Promise.all(story.redemptions.map((_, index) => redeemOne(index)));
    return opened.filter((record) => record !== null);
  }

  async function redeemOne(index: number): Promise<RedemptionRecord | null> {
    const plan = story.redemptions[index];
    if (plan === undefined) return null;
    const { memberId } = memberAt(stage, story.member);
    const key = `${story.orderId}-${plan.rewardId}`;
    const record = await authorize(stage, requests, key, memberId, plan, story.lines);
    if (record === null) return null;
    for (const [step, moves] of plan.steps.entries()) await movesAtOnce(record, moves, `${step}`);
    return record;
  }

  async function movesAtOnce(record: RedemptionRecord, moves: readonly Move[], when: string): Promise<void> {
    const key = `${story.orderId}-${record.plan.rewardId}-${when}`;
    await Promise.all(moves.map((move, index) => makeMove(stage, requests, `${key}-${index}`, record, move)));
  }

  /** Those that are possible in any order go at once; the last one after them. */
  async function applyRefunds(): Promise<void> {
    const late = story.refunds.filter(({ isEarly }) => !isEarly);
    const isLast = ({ scope, isImpossible }: StoryRefund) => isImpossible || scope.kind === 'remainder';
    await Promise.all(late.filter((each) => !isLast(each)).map(keepRefund));
    for (const each of late.filter(isLast)) await keepRefund(each);
  }

  async function keepRefund(each: StoryRefund): Promise<void> {
    const { status, body } = await refund(each);
    if (status >= 400) stage.tally.refused += 1;
    else booked.push(applied(body, false));
  }

  async function claim(): Promise<{ memberId: string; sequence: number } | null> {
    if (!story.isClaimed) return null;
    const { memberId } = memberAt(stage, story.member);
    const { body } = await requests.send(`claim of ${story.orderId}`, [200, 201], () =>
      stage.caller.send('POST', `/v1/orders/${story.orderId}/claim`, { memberId }),
    );
    return { memberId, sequence: body.sequence };
  }

  async function adjust(): Promise<Pick<Outcome, 'adjustedPoints' | 'adjustedOn'>> {
    if (story.adjustment === 0) return NOT_ADJUSTED;
    const { memberId } = memberAt(stage, story.member);
    const body = { points: story.adjustment, reason: 'chaos', actor: 'chaos' };
    const { status } = await sendAdjustment(memberId, body);
    return status >= 400 ? NOT_ADJUSTED : { adjustedPoints: story.adjustment, adjustedOn: memberId };
  }

  /** Whether points can be taken depends on the moment, so a refused one is not repeated: it may be possible later. */
  async function sendAdjustment(memberId: string, body: object): Promise<Answer> {
    const request = () =>
      stage.caller.send('POST', `/v1/members/${memberId}/adjustments`, body, {
        'idempotency-key': `adjust-${story.orderId}`,
      });
    const answer =
      story.adjustment > 0
        ? await requests.send(`adjustment of ${story.orderId}`, [200, 201], request)
        : await request();
    if (answer.status >= 400) stage.tally.refused += 1;
    return answer;
  }
}

const NOT_ADJUSTED = { adjustedPoints: 0, adjustedOn: null } as const;

interface RefundAnswer {
  readonly refundId: string;
  readonly memberId: string;
  readonly sequence: number;
  readonly restored: number;
}

export const applied = (
  { refundId, memberId, sequence, restored }: RefundAnswer,
  isEarly: boolean,
): AppliedRefund => ({
  refundId,
  bookedOn: memberId,
  sequence,
  restored,
  isEarly,
});

function outcomeOfRival(
  stage: Stage,
  { story, answer, redeemed }: Pick<Outcome, 'story' | 'redeemed'> & { answer: Answer },
): Outcome {
  const { memberId: recordedOn, sequence, referral } = answer.body;
  return {
    story,
    recordedOn,
    ownedBy: recordedOn,
    sequence,
    claimSequence: null,
    referral,
    placedAtMs: placedAtMs(stage, story),
    refunds: [],
    redeemed,
    ...NOT_ADJUSTED,
  };
}
