import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import { grantReward } from '../domain/ledger/grant-reward.ts';
import type { Authorization, GrantCause } from '../domain/ledger/redemption.ts';
import { cancelRedemption } from '../domain/ledger/return-redemption.ts';
import type { Program } from '../domain/program/program.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { resolveReward } from '../domain/rewards/resolve-reward.ts';
import { requestHash } from '../lambda/request-hash.ts';
import type { FulfillmentList } from '../storage/fulfillment-list.ts';
import { redemptionKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import type { RedemptionRecord } from '../storage/redemption-record.ts';
import type { StockStore } from '../storage/stock-store.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { changeRedemption } from './change-redemption.ts';
import { awaitFulfillment, settleFulfillment } from './fulfillment-work.ts';
import { stockedNow, takeSupply } from './grant-supply.ts';
import type { CouponSources } from './issue-coupon.ts';
import { grantCauseParts } from './redemption-id.ts';
import { returnUnit } from './stock-unit.ts';

export interface GrantingDeps extends CouponSources {
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'readEntry' | 'commit'>;
  readonly programs: Pick<ProgramSource, 'inForce'>;
  readonly stocks: Pick<StockStore, 'read' | 'reserving'>;
  readonly fulfillments: Pick<FulfillmentList, 'awaiting'>;
}

export interface Grant {
  readonly memberId: string;
  readonly rewardId: string;
  /** See `grantIdOf`. */
  readonly redemptionId: string;
  readonly cause: GrantCause;
  /**
   * Asked at each attempt, where a promise can be taken back meanwhile: what has to be committed with the grant and fails
   * once it was, such as the `vacancy` of the next change; `null`: it was taken back.
   */
  readonly stillPromised?: () => Promise<readonly Companion[] | null>;
}

/**
 * `already`: the redemption is there, whatever became of it since. `withheld`: it is not, and why; another call may give
 * it, as with a stock that was filled up.
 */
export type GrantOutcome = 'granted' | 'already' | { readonly withheld: Withheld };

export type Withheld =
  | 'MEMBER_NOT_FOUND'
  | 'MEMBER_CLOSED'
  | 'REWARD_NOT_FOUND'
  | 'REWARD_NOT_AVAILABLE'
  | 'REWARD_OUT_OF_STOCK'
  | 'POOL_EMPTY'
  | 'PROMISE_TAKEN_BACK';

/**
 * Gives a member a reward for nothing. Idempotent for ever by the redemption's id: it has one place in the ledger, and the
 * unit of its stock and its code are taken in the same transaction, so any number of calls at once or after a failure give
 * it once.
 *
 * A stock is as large as the version in force says; all else of the reward is as it was promised.
 */
export function rewardGranter(deps: GrantingDeps) {
  const { ledger } = deps;

  /** @param program the version in which the reward was promised @throws Fault when storage fails: call again. */
  return async (grant: Grant, program: Program, now: EpochSeconds): Promise<GrantOutcome> => {
    if (await isGranted(grant)) return 'already';
    return untilCommitted<GrantOutcome>(async () => {
      const outcome = await attempt(grant, program, now);
      if (outcome === 'granted') return outcome;
      // Who was overtaken by another call for the same may have seen the last unit gone, which that one took.
      return (await isGranted(grant)) ? 'already' : outcome;
    }, `granting ${grant.redemptionId}`);
  };

  /** `null`: something came in between, perhaps the same grant. */
  async function attempt(grant: Grant, program: Program, now: EpochSeconds): Promise<GrantOutcome | null> {
    const promise = grant.stillPromised === undefined ? [] : await grant.stillPromised();
    if (promise === null) return { withheld: 'PROMISE_TAKEN_BACK' };
    const account = await ledger.readAccount(grant.memberId);
    if (account === null) return { withheld: 'MEMBER_NOT_FOUND' };
    const decided = await decide(grant, account, program, now);
    if (isRefusal(decided)) return withheldBy(decided);
    const { decision, companions } = decided;
    const outcome = await ledger.commit({
      entries: [
        { key: redemptionKey(grant.redemptionId), entry: decision.entry, requestHash: hashOf(grant) },
      ],
      accounts: [{ before: account, after: decision.account }],
      companions: [...companions, ...promise],
    });
    return outcome.kind === 'committed' ? 'granted' : null;
  }

  async function decide(
    { rewardId, redemptionId, cause }: Grant,
    account: Account,
    program: Program,
    now: EpochSeconds,
  ): Promise<DecidedGrant | Refusal> {
    const reward = resolveReward(program, rewardId);
    if (isRefusal(reward)) return reward;
    const inForce = await deps.programs.inForce(now);
    const command = { redemptionId, reward, cause };
    // Decided before anything is taken, as a redemption for points is.
    const alone = grantReward(account, command, program, now, inForce);
    if (isRefusal(alone)) return alone;
    const taken = await takeSupply(deps, stockedNow(reward, inForce), redemptionId, alone.entry.recordedAt);
    if (isRefusal(taken)) return taken;
    const { companions, ...carried } = taken;
    const decision = grantReward(account, { ...command, ...carried }, program, now, inForce);
    if (isRefusal(decision)) return decision;
    const work = awaitFulfillment(deps.fulfillments, reward, redemptionId, decision.entry);
    return { decision, companions: [...companions, ...work] };
  }

  /** @throws Error when something else stands under the id: one of two that were promised would never be given. */
  async function isGranted(grant: Grant): Promise<boolean> {
    const stored = await ledger.readEntry(redemptionKey(grant.redemptionId));
    if (stored === null) return false;
    if (stored.requestHash === hashOf(grant)) return true;
    throw new Error(`redemption ${grant.redemptionId} is another one than the grant of ${grant.rewardId}`);
  }
}

interface DecidedGrant {
  readonly decision: Appended<Authorization>;
  readonly companions: readonly Companion[];
}

const hashOf = ({ memberId, rewardId, cause }: Grant): string =>
  requestHash('grant', memberId, rewardId, ...grantCauseParts(cause));

function withheldBy({ code, detail }: Refusal): { readonly withheld: Withheld } {
  switch (code) {
    case 'MEMBER_NOT_FOUND':
    case 'MEMBER_CLOSED':
    case 'REWARD_NOT_FOUND':
    case 'REWARD_NOT_AVAILABLE':
    case 'REWARD_OUT_OF_STOCK':
    case 'POOL_EMPTY':
      return { withheld: code };
    default:
      throw new Error(`a grant was refused by what it is not asked for: ${code}: ${detail}`);
  }
}

export interface GrantCancelingDeps {
  readonly ledger: LedgerStore;
  readonly programs: ProgramSource;
  readonly stocks: Pick<StockStore, 'returning'>;
  readonly fulfillments: Pick<FulfillmentList, 'settled'>;
}

/**
 * `already`: it was canceled before, by whomever, or was never granted. `used`: its coupon was used, or it was handed over;
 * it stays as it is.
 */
export type CancelGrantOutcome = 'canceled' | 'already' | 'used';

/** A grant is canceled once, so this change needs no other name; no caller's key is one like it. */
const CHANGE = 'grant:cancel';

/**
 * Takes back what was given for nothing: its coupon is void, nobody has to hand it over any more, its unit of stock is free
 * again. Idempotent for ever by the redemption's id, whatever the reason.
 */
export function grantCanceler(deps: GrantCancelingDeps) {
  const { ledger, stocks, fulfillments } = deps;

  /**
   * @param reason for the entry; no personal data
   * @throws Fault when storage fails: call again.
   */
  return async (redemptionId: string, reason: string, now: EpochSeconds): Promise<CancelGrantOutcome> => {
    const request = {
      changeId: CHANGE,
      requestHash: requestHash(CHANGE),
      load: () => loadGrant(ledger, redemptionId),
      bookedOn: ({ memberId }: { readonly memberId: string }) => memberId,
      doing: `canceling the grant ${redemptionId}`,
    };
    const changed = await changeRedemption(deps, request, now, async (facts) => {
      const { account, state, reward, inForce, changeId } = facts;
      const decision = cancelRedemption(account, state, { changeId, reason }, inForce, now);
      if (isRefusal(decision)) return decision;
      const companions = [
        ...returnUnit(stocks, reward, state),
        ...settleFulfillment(fulfillments, reward, state),
      ];
      return { decision, companions };
    });
    if (isRefusal(changed)) return outcomeOf(changed);
    return changed.isReplay ? 'already' : 'canceled';
  };
}

/** @throws Error when the member redeemed it for points: those are not ours to give back. */
async function loadGrant(
  ledger: Pick<LedgerStore, 'readRedemption'>,
  redemptionId: string,
): Promise<RedemptionRecord | Refusal> {
  const state = await ledger.readRedemption(redemptionId);
  if (state === null) return refuse('REDEMPTION_NOT_FOUND', `There is no redemption ${redemptionId}.`);
  if (state.granted === null) throw new Error(`redemption ${redemptionId} is no grant`);
  return state;
}

function outcomeOf({ code, detail }: Refusal): 'already' | 'used' {
  switch (code) {
    case 'REDEMPTION_NOT_FOUND':
    case 'REDEMPTION_CANCELED':
      return 'already';
    case 'REDEMPTION_OF_ORDER':
    case 'COUPON_USED':
    case 'REDEMPTION_FULFILLED':
      return 'used';
    default:
      throw new Error(`a grant cannot be canceled: ${code}: ${detail}`);
  }
}
