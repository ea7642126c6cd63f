import { authorizeRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import type { RedemptionRequest } from '../../shared/contracts/redemptions.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { authorizeRedemption as decide } from '../../shared/domain/ledger/authorize-redemption.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { openedRedemption } from '../../shared/domain/ledger/redemption-state.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Reward } from '../../shared/domain/program/reward.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isCapturedAlone } from '../../shared/domain/rewards/grantable.ts';
import { resolveReward } from '../../shared/domain/rewards/resolve-reward.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { applicationView } from '../../shared/redeeming/application-view.ts';
import { cartOrder } from '../../shared/redeeming/cart-order.ts';
import { factsForRewards } from '../../shared/redeeming/facts-for-rewards.ts';
import { awaitFulfillment } from '../../shared/redeeming/fulfillment-work.ts';
import { issueCoupon } from '../../shared/redeeming/issue-coupon.ts';
import { findAuthorization, type Recorded } from '../../shared/redeeming/recorded-change.ts';
import { redemptionIdOf } from '../../shared/redeeming/redemption-id.ts';
import { redemptionTerms } from '../../shared/redeeming/redemption-terms.ts';
import { redemptionResult } from '../../shared/redeeming/redemption-view.ts';
import { rewardOf } from '../../shared/redeeming/reward-of.ts';
import { seesCode } from '../../shared/redeeming/sees-code.ts';
import { takeUnit } from '../../shared/redeeming/stock-unit.ts';
import { redemptionKey } from '../../shared/storage/keys.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { RewardsDeps } from './deps.ts';

/** Read for each attempt anew, because another redemption may have changed it. */
interface Attempt {
  readonly account: Account;
  readonly reward: Reward;
  readonly program: Program;
  readonly redemptionId: string;
  readonly body: RedemptionRequest;
  readonly cart: Order | undefined;
  readonly now: EpochSeconds;
}

/**
 * Holds the points of a reward, or spends them at once. Idempotent by member and Idempotency-Key, which name the
 * redemption: its authorization has one place in the ledger. A retry of one that took the last points or the last unit
 * must get its first answer, so a refusal looks whether it is there. Refusals: MEMBER_NOT_FOUND, REWARD_NOT_FOUND, those
 * of the terms, REWARD_OUT_OF_STOCK, POOL_EMPTY, those of the decision. Emits redemption.authorized, or redemption.captured.
 */
export function authorizeRedemption(deps: RewardsDeps) {
  const { ledger, programs, fulfillments } = deps;
  return route(operation, async ({ path: { memberId }, headers, body, caller, now }) => {
    const redemptionId = redemptionIdOf(memberId, headers['idempotency-key']);
    const hash = requestHash(body);
    const cart = cartOrder(body, now);
    const view = ({ state, entry }: Recorded, program: Program) => {
      const reward = rewardOf(program, state.rewardId);
      const apply = applicationView({ reward, program, state, cart, platform: body.platform });
      return redemptionResult(state, entry, { apply, isCodeShown: seesCode(caller, state) });
    };
    const program = await programs.inForce(now);
    return untilCommitted(async () => {
      const written = await attempt(memberId, program);
      if (written === null) return null;
      if (!isRefusal(written)) return answer(201, view(written, program));
      const first = await findAuthorization(ledger, redemptionId, hash);
      return first ? replayed(view(first, await programs.version(first.state.programVersion))) : written;
    }, `authorizing ${redemptionId}`);

    async function attempt(owner: string, inForce: Program): Promise<Recorded | Refusal | null> {
      const account = await ledger.readAccount(owner);
      if (account === null)
        return refuse('MEMBER_NOT_FOUND', `There is no member ${owner}.`, '/path/memberId');
      const reward = resolveReward(inForce, body.rewardId);
      if (isRefusal(reward)) return reward;
      const taken = body.capture ? await refuseCapture(reward, redemptionId) : null;
      if (taken) return taken;
      return commit({ account, reward, program: inForce, redemptionId, body, cart, now }, hash);
    }
  });

  /** A retry may find a program in which the reward has no coupon any more, and is answered as it was first. */
  async function refuseCapture(reward: Reward, redemptionId: string): Promise<Refusal | null> {
    const fault = faultOfCapture(reward);
    if (fault === null) return null;
    if ((await ledger.readEntry(redemptionKey(redemptionId))) === null) throw fault;
    return refuseTaken(redemptionId);
  }

  async function commit(wanted: Attempt, hash: string): Promise<Recorded | Refusal | null> {
    const { account, reward, program, redemptionId, body, now } = wanted;
    const terms = await termsOf(deps, wanted);
    if (isRefusal(terms)) return terms;
    const command = { redemptionId, reward, captured: body.capture, ...terms };
    // Decided before anything is taken: most refusals are the account's, and cost no reading of stock and pools.
    const alone = decide(account, command, program, now);
    if (isRefusal(alone)) return alone;
    const taken = await take(deps, wanted, alone.entry);
    if (isRefusal(taken)) return taken;
    const { companions, ...carried } = taken;
    const decision = decide(account, { ...command, ...carried }, program, now);
    if (isRefusal(decision)) return decision;
    const { entry } = decision;
    const outcome = await ledger.commit({
      entries: [{ key: redemptionKey(redemptionId), entry, requestHash: hash }],
      accounts: [{ before: account, after: decision.account }],
      companions: [
        ...companions,
        ...(body.capture ? awaitFulfillment(fulfillments, reward, redemptionId, entry) : []),
      ],
    });
    if (outcome.kind === 'committed') return { entry, state: openedRedemption(entry) };
    return outcome.kind === 'duplicate' ? refuseTaken(redemptionId) : null;
  }
}

/** Never answered: what stands in its place is, when it is looked for. */
const refuseTaken = (redemptionId: string): Refusal =>
  refuse('REDEMPTION_CAPTURED', `Redemption ${redemptionId} was authorized before.`);

/** What reduces a cart would be spent without one, and never be applied. */
function faultOfCapture(reward: Reward): ProblemError | null {
  if (isCapturedAlone(reward)) return null;
  const detail = `must be left out: ${reward.id} has no coupon and takes something off a cart, so it is captured with the order`;
  return new ProblemError('REQUEST_INVALID', `/capture: ${detail}`, [{ pointer: '/capture', detail }]);
}

async function termsOf(deps: RewardsDeps, { account, reward, program, body, cart, now }: Attempt) {
  const { country, channel, currency } = body;
  const known = {
    facts: await factsForRewards(deps.profiles, account, program, [reward]),
    channel,
    ...(country === undefined ? {} : { country }),
    ...(currency === undefined ? {} : { currency }),
    ...(cart === undefined ? {} : { cart }),
    // Judged when a unit is taken, so that the counters are read once.
    stockLeft: null,
  };
  return redemptionTerms(account, reward, body, known, program, now);
}

/** A unit of the stock, for as long as the points are held, and the code of what is captured at once. */
async function take(deps: RewardsDeps, { reward, redemptionId, body }: Attempt, entry: Entry) {
  const { recordedAt, hold } = entry;
  const unit = await takeUnit(deps.stocks, reward, hold?.lapsesAt ?? null, recordedAt);
  if (isRefusal(unit)) return unit;
  const companions: Companion[] = [...unit.companions];
  const shard = unit.shard === undefined ? {} : { stockShard: unit.shard };
  if (!body.capture || reward.coupon === undefined) return { ...shard, companions };
  const issued = await issueCoupon(deps, reward.coupon, redemptionId, recordedAt);
  if (isRefusal(issued)) return issued;
  return { ...shard, coupon: issued.coupon, companions: [...companions, ...issued.companions] };
}
