import { isDeepStrictEqual } from 'node:util';
import type { Answer, Caller } from './caller.ts';
import type { Outcome } from './model.ts';
import type { Random } from './random.ts';
import type { Story, StoryRefund } from './story.ts';

const MS_PER_DAY = 86_400_000;

export interface Stage {
  readonly caller: Caller;
  readonly members: readonly { readonly memberId: string; readonly customerId: string }[];
  /** Every order is this long ago or longer, so that a repeated campaign sends the same. */
  readonly startMs: number;
  readonly tally: { duplicates: number; refused: number };
}

/**
 * Sends one order's life: refunds before it, itself, refunds after it, a claim, an adjustment; many of them twice or
 * thrice at once, and some again when all is over.
 *
 * @throws Error when an answer is not one that this request may get, or a repetition answers otherwise than the first.
 */
export async function playStory(stage: Stage, story: Story, random: Random): Promise<Outcome> {
  const again: (() => Promise<void>)[] = [];
  const send = async (
    what: string,
    allowed: readonly number[],
    request: () => Promise<Answer>,
  ): Promise<Answer> => {
    const copies = random.chance(0.2) ? random.integer(2, 3) : 1;
    const [first, ...others] = await Promise.all(Array.from({ length: copies }, request));
    if (first === undefined || !allowed.includes(first.status))
      throw new Error(`${what}: ${first?.status} ${JSON.stringify(first?.body)}`);
    for (const other of others) assertSame(what, first, other);
    stage.tally.duplicates += others.length;
    if (random.chance(0.1)) again.push(async () => assertSame(`${what}, later`, first, await request()));
    return first;
  };
  const refund = (each: StoryRefund) =>
    send(`refund ${each.refundId} of ${story.orderId}`, each.isImpossible ? [409, 422] : [200, 201], () =>
      stage.caller.send('POST', `/v1/orders/${story.orderId}/refunds`, {
        refundId: each.refundId,
        scope: each.scope,
      }),
    );

  const early = story.refunds.filter(({ isEarly }) => isEarly);
  await Promise.all(early.map(refund));
  const order = await send(`order ${story.orderId}`, [200, 201], () =>
    stage.caller.send('POST', '/v1/orders', orderBody(stage, story)),
  );
  const recordedOn: string = order.body.memberId;
  const booked = new Map<string, string>(early.map(({ refundId }) => [refundId, recordedOn]));

  const [adjustment, claimant] = await Promise.all([adjust(), claim(), applyRefunds()]);
  for (const repeat of again) await repeat();
  stage.tally.duplicates += again.length;
  return {
    story,
    recordedOn,
    ownedBy: claimant ?? recordedOn,
    refunds: [...booked].map(([refundId, bookedOn]) => ({ refundId, bookedOn })),
    ...adjustment,
  };

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
    else booked.set(each.refundId, body.memberId);
  }

  async function claim(): Promise<string | null> {
    if (!story.isClaimed) return null;
    const memberId = memberOf(stage, story).memberId;
    await send(`claim of ${story.orderId}`, [200, 201], () =>
      stage.caller.send('POST', `/v1/orders/${story.orderId}/claim`, { memberId }),
    );
    return memberId;
  }

  async function adjust(): Promise<Pick<Outcome, 'adjustedPoints' | 'adjustedOn'>> {
    if (story.adjustment === 0) return { adjustedPoints: 0, adjustedOn: null };
    const { memberId } = memberOf(stage, story);
    const body = { points: story.adjustment, reason: 'chaos', actor: 'chaos' };
    const { status } = await sendAdjustment(memberId, body);
    return status >= 400
      ? { adjustedPoints: 0, adjustedOn: null }
      : { adjustedPoints: story.adjustment, adjustedOn: memberId };
  }

  /** Whether points can be taken depends on the moment, so a refused one is not repeated: it may be possible later. */
  async function sendAdjustment(memberId: string, body: object): Promise<Answer> {
    const request = () =>
      stage.caller.send('POST', `/v1/members/${memberId}/adjustments`, body, {
        'idempotency-key': `adjust-${story.orderId}`,
      });
    const answer =
      story.adjustment > 0
        ? await send(`adjustment of ${story.orderId}`, [200, 201], request)
        : await request();
    if (answer.status >= 400) stage.tally.refused += 1;
    return answer;
  }
}

function memberOf({ members }: Stage, story: Story) {
  const member = members[story.member];
  if (member === undefined) throw new Error(`there is no member ${story.member}`);
  return member;
}

function orderBody(stage: Stage, story: Story): object {
  const { memberId, customerId } = memberOf(stage, story);
  const buyers = {
    member: { memberId },
    customer: { customerId },
    guest: { guestReference: `guest-${story.member}@example.com` },
    nobody: {},
  };
  return {
    orderId: story.orderId,
    ...buyers[story.buyer],
    currency: 'USD',
    placedAt: new Date(stage.startMs - story.daysAgo * MS_PER_DAY).toISOString(),
    lines: story.lines,
  };
}

/** An answer must be the first answer, to the letter. A refusal is not recorded, so it may find another reason later. */
function assertSame(what: string, first: Answer, other: Answer): void {
  const isRefused = first.status >= 400;
  const isSame = isRefused
    ? other.status >= 400
    : other.status < 400 && isDeepStrictEqual(first.body, other.body);
  if (!isSame)
    throw new Error(`${what}: answered ${JSON.stringify(first)} and then ${JSON.stringify(other)}`);
}
