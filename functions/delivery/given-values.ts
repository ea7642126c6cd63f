import type { MessageData } from '../../shared/domain/delivery/message-data.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import { isCause } from '../../shared/domain/ledger/entry.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Template } from '../../shared/domain/program/template.ts';
import { rewardTexts } from '../../shared/domain/rewards/reward-texts.ts';
import { placeholdersOf } from '../../shared/messages/render-message.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { redemptionKey } from '../../shared/storage/keys.ts';
import type { DeliveryDeps } from './deps.ts';

const OF_WHAT_IS_GIVEN = ['points', 'awardedPoints', 'reward', 'rewardCode'];

/** By what rewards are named: the version that decided the message, and the locale of its texts. */
interface Words {
  readonly program: Program;
  readonly locale: string;
}

/**
 * What a message can say of what its trigger gave before: points, and a reward with its code. Those actions have lower numbers
 * in the same ask, and are carried out on their own, so a message that speaks of them waits until they are. What could not be
 * given is not spoken of: such a message has no value for it, and is not sent.
 */
export function givenValues({ outbox, ledger }: Pick<DeliveryDeps, 'outbox' | 'ledger'>) {
  /** @throws Fault BUSY while what is given is not carried out, and when storage fails. */
  return async (item: OutboxItem, template: Template, words: Words): Promise<MessageData> => {
    const said = placeholdersOf(template);
    if (!OF_WHAT_IS_GIVEN.some((name) => said.has(name))) return {};
    const redeemed = said.has('reward') ? await redeemedValues(item, words) : {};
    const values = await Promise.all(
      Array.from({ length: item.index }, (_, index) => valuesOf({ ...item, index }, words)),
    );
    return values.reduce(together, redeemed);
  };

  async function valuesOf(key: OutboxItem, words: Words): Promise<MessageData> {
    const stored = await outbox.read(key);
    if (stored === null) return {};
    const { item, state } = stored;
    const { action } = item;
    if (action.kind !== 'award_points' && action.kind !== 'issue_reward') return {};
    if (state.kind !== 'settled')
      throw new Fault('BUSY', `what ask ${item.askId} gives is not given yet, and its message speaks of it`);
    if (state.outcome.kind !== 'done') return {};
    return action.kind === 'award_points'
      ? { awardedPoints: action.points }
      : rewardValues(item, action.reward, words);
  }

  /** Of a redemption that fired the trigger. What the trigger itself gives comes after it. */
  async function redeemedValues({ data }: OutboxItem, words: Words): Promise<MessageData> {
    const { redemption } = data;
    if (typeof redemption !== 'string') return {};
    const entry = (await ledger.readEntry(redemptionKey(redemption)))?.entry;
    const rewardId = entry && isCause(entry, 'authorization') ? entry.cause.rewardId : undefined;
    return rewardName(rewardId, words);
  }

  async function rewardValues(
    { memberId, triggerId, askId, index }: OutboxItem,
    rewardId: string,
    words: Words,
  ): Promise<MessageData> {
    const cause = { by: 'trigger', triggerId, askId, action: index } as const;
    const stored = await ledger.readEntry(redemptionKey(grantIdOf(memberId, cause)));
    const entry = stored?.entry;
    const code = entry && isCause(entry, 'authorization') ? entry.cause.coupon?.code : undefined;
    return {
      ...rewardName(rewardId, words),
      ...(code === undefined ? {} : { rewardCode: code }),
    };
  }
}

/** In the language of the message, so that a German sentence speaks of a German name. */
function rewardName(rewardId: string | undefined, { program: { rewards = [] }, locale }: Words): MessageData {
  const reward = rewards.find(({ id }) => id === rewardId);
  return reward === undefined ? {} : { reward: rewardTexts(reward, locale).name };
}

/** Points that were given in several pieces are one number. */
function together(one: MessageData, other: MessageData): MessageData {
  const [first = 0, second = 0] = [one['awardedPoints'], other['awardedPoints']];
  const points = Number(first) + Number(second);
  return { ...one, ...other, ...(points === 0 ? {} : { awardedPoints: points }) };
}
