import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { ItemKey, OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { ItemState, Outcome } from '../../shared/domain/delivery/outcome.ts';
import { awardPoints } from './award-points.ts';
import type { DeliveryDeps } from './deps.ts';
import { giveReward } from './give-reward.ts';
import { sendMessage } from './send-message.ts';
import { tellOthers } from './tell-others.ts';
import { tellTeam } from './tell-team.ts';

/**
 * Does what an item of the outbox says, however often it is asked to, and writes down what became of it.
 *
 * Points, rewards and events are each idempotent by the item's name, so whoever crashed between doing and writing down is
 * made up for. A message is not, because no provider's is: it is claimed before it is sent, at most once.
 */
export function deliverItem(deps: DeliveryDeps) {
  const doing = {
    send: sendMessage(deps),
    award: awardPoints(deps),
    give: giveReward(deps),
    tell: tellOthers(deps),
    tellTeam: tellTeam(deps),
  };

  /** @throws Fault when it has to be tried again. */
  return async (key: ItemKey, now: EpochSeconds): Promise<void> => {
    const stored = await deps.outbox.read(key);
    if (stored === null) {
      deps.logger.warn('an item is not in the outbox any more', { ...key });
      return;
    }
    if (stored.state.kind === 'settled') return;
    const outcome = await perform(stored.item, stored.state, now);
    await deps.outbox.settle(key, outcome, now);
    count(stored.item, outcome);
  };

  async function perform(item: OutboxItem, state: ItemState, now: EpochSeconds): Promise<Outcome> {
    const { action } = item;
    switch (action.kind) {
      case 'award_points':
        return doing.award(item, action.points, now);
      case 'issue_reward':
        return doing.give(item, action.reward, now);
      case 'tell_team':
        return doing.tellTeam(item, action.team, state, now);
      case 'webhook':
        await doing.tell(item, now);
        return { kind: 'done' };
      default:
        return doing.send(item, state, now);
    }
  }

  function count({ action, triggerId, askId }: OutboxItem, outcome: Outcome): void {
    deps.metrics.addMetric(METRICS[outcome.kind], 'Count', 1);
    if (outcome.kind === 'sent' || outcome.kind === 'done') return;
    const detail = { triggerId, askId, action: action.kind, outcome };
    deps.logger.info('an action was not carried out', detail);
    if (outcome.kind === 'dropped' && outcome.reason === 'REFUSED_BY_PROVIDER')
      deps.metrics.addMetric('MessagesRefused', 'Count', 1);
  }
}

const METRICS: Readonly<Record<Outcome['kind'], string>> = {
  sent: 'MessagesSent',
  done: 'ActionsDone',
  dropped: 'ActionsDropped',
  unknown: 'MessagesUnknown',
};
