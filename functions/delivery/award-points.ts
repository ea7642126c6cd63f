import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { itemIdOf, type OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { Outcome } from '../../shared/domain/delivery/outcome.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { adjustmentKey } from '../../shared/storage/keys.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import type { DeliveryDeps } from './deps.ts';

/**
 * Gives points by an adjustment: its actor is the trigger, its reference the ask, so that support, statement and event say
 * who gave them and why without a kind of entry of its own. Idempotent for ever by the item's name, which is the
 * adjustment's place in the ledger. They are judged by the version in force, because they expire like points given now.
 */
export function awardPoints({ ledger, programs }: Pick<DeliveryDeps, 'ledger' | 'programs'>) {
  /** @throws Fault when it has to be tried again. */
  return async (item: OutboxItem, points: number, now: EpochSeconds): Promise<Outcome> => {
    const { memberId, askId, triggerId } = item;
    const adjustmentId = itemIdOf(item);
    const key = adjustmentKey(memberId, adjustmentId);
    const program = await programs.inForce(now);
    const command = {
      adjustmentId,
      points,
      reason: `Trigger ${triggerId}`,
      reference: askId,
      actor: `trigger:${triggerId}`,
      keyId: '',
    };
    return untilCommitted<Outcome>(async () => {
      if ((await ledger.readEntry(key)) !== null) return { kind: 'done' };
      const account = await ledger.readAccount(memberId);
      if (account === null) return { kind: 'dropped', reason: 'MEMBER_LEFT' };
      const decision = adjustPoints(account, command, program, now);
      if (isRefusal(decision)) return refused(decision);
      const { kind } = await ledger.commit({
        entries: [{ key, entry: decision.entry, requestHash: requestHash('trigger', triggerId, points) }],
        accounts: [{ before: account, after: decision.account }],
      });
      return kind === 'committed' ? { kind: 'done' } : null;
    }, `giving the points of ask ${askId}`);
  };
}

const GONE: ReadonlySet<string> = new Set(['MEMBER_CLOSED', 'MEMBER_NOT_FOUND']);

const refused = ({ code }: Refusal): Outcome => ({
  kind: 'dropped',
  reason: GONE.has(code) ? 'MEMBER_LEFT' : 'POINTS_REFUSED',
});
