import type { Answer } from './caller.ts';
import { CAPTURE_REFUSALS } from './play-redemption.ts';
import { count, type RedemptionRecord } from './redemption-record.ts';
import type { RepeatedRequests } from './repeated-requests.ts';
import { memberAt, type Stage } from './stage.ts';
import type { Story, StoryLine } from './story.ts';

const MS_PER_DAY = 86_400_000;
const REFUSALS = [...CAPTURE_REFUSALS, 'COUPON_VOID', 'COUPON_USED', 'REDEMPTION_OF_OTHER_MEMBER'];

/** An order that was acknowledged: as it was sent, with what it used. */
export interface PlayedOrder {
  readonly story: Story;
  readonly answer: Answer;
  readonly redeemed: readonly RedemptionRecord[];
}

/**
 * Sends an order with the redemptions that are meant for it, and its rival at the same moment. Where they are refused, the
 * order is sent without them, as a shop does that lets the customer pay in full; the rival is given up.
 *
 * @param records that were authorized
 * @throws Error when an answer tells other redemptions than were asked for
 */
export async function playOrder(
  stage: Stage,
  requests: RepeatedRequests,
  story: Story,
  records: readonly RedemptionRecord[],
): Promise<readonly [PlayedOrder, ...PlayedOrder[]]> {
  const wanted = records.flatMap((record) => {
    const name = nameOnOrder(record);
    return name === null ? [] : [{ record, name }];
  });
  if (wanted.length === 0) return [await plain()];
  const rival: Story = {
    ...story,
    orderId: `${story.orderId}-rival`,
    isClaimed: false,
    refunds: [],
    adjustment: 0,
    code: null,
  };
  const [own, others] = await Promise.all([withRedemptions(story), story.hasRival && withRedemptions(rival)]);
  return [own ?? (await plain()), ...(others ? [others] : [])];

  async function plain(): Promise<PlayedOrder> {
    const answer = await requests.send(`order ${story.orderId}`, [200, 201], () =>
      sendOrder(stage, story, {}),
    );
    return { story, answer, redeemed: [] };
  }

  async function withRedemptions(one: Story): Promise<PlayedOrder | null> {
    const redeemed = wanted.map(({ record }) => record);
    const discounted = { ...one, lines: discountedLines(one.lines, redeemed) };
    const redemptions = wanted.map(({ name }) => name);
    const answer = await requests.contend(`order ${one.orderId} with redemptions`, REFUSALS, () =>
      sendOrder(stage, discounted, { redemptions }),
    );
    count(stage.tally.moves, 'order', answer.status < 400);
    if (answer.status >= 400) {
      // Which of several was in the way is not asked: only of a single one the reason is looked into.
      if (redeemed.length === 1)
        redeemed[0]?.refusals.push({ kind: 'order', code: answer.body.code, atMs: Date.now() });
      return null;
    }
    keepUses(one.orderId, redeemed, answer);
    return { story: discounted, answer, redeemed };
  }
}

/** How the order names it; null where it is not meant for the order, or a guest's code was never issued. */
function nameOnOrder({ plan: { onOrder }, codes, redemptionId }: RedemptionRecord): object | null {
  if (onOrder === null) return null;
  const [code] = codes;
  const points = onOrder.points === undefined ? {} : { points: onOrder.points };
  if (onOrder.byCode) return code === undefined ? null : { code };
  return { redemptionId, ...points };
}

function keepUses(orderId: string, redeemed: readonly RedemptionRecord[], { body }: Answer): void {
  const told: readonly { redemptionId: string; points: number }[] = body.redemptions;
  if (
    told.map(({ redemptionId }) => redemptionId).join() !== redeemed.map((each) => each.redemptionId).join()
  )
    throw new Error(`${orderId} was answered with other redemptions: ${JSON.stringify(body.redemptions)}`);
  for (const [index, record] of redeemed.entries())
    record.orders.push({ orderId, points: told[index]?.points ?? 0 });
}

function discountedLines(
  lines: readonly StoryLine[],
  redeemed: readonly RedemptionRecord[],
): readonly StoryLine[] {
  return lines.map((line) => {
    const more = redeemed.flatMap(({ discounts }) => discounts.get(line.lineId) ?? []);
    return more.length === 0
      ? line
      : { ...line, discounts: [...line.discounts, ...more.map((amount) => ({ amount }))] };
  });
}

export const placedAtMs = (stage: Pick<Stage, 'startMs'>, { daysAgo }: Pick<Story, 'daysAgo'>): number =>
  stage.startMs - daysAgo * MS_PER_DAY;

function sendOrder(stage: Stage, story: Story, more: object): Promise<Answer> {
  const { memberId, customerId } = memberAt(stage, story.member);
  const buyers = {
    member: { memberId },
    customer: { customerId },
    guest: { guestReference: `guest-${story.member}@example.com` },
    nobody: {},
  };
  return stage.caller.send('POST', '/v1/orders', {
    orderId: story.orderId,
    ...buyers[story.buyer],
    currency: 'USD',
    placedAt: new Date(placedAtMs(stage, story)).toISOString(),
    lines: story.lines,
    ...(story.code === null ? {} : { referral: { code: story.code } }),
    ...more,
  });
}
