import type { EpochSeconds } from '../calendar.ts';
import type { MessageChannel, TriggerAction } from '../program/trigger.ts';
import type { MessageData } from './message-data.ts';

/** An action of an ask by its name: what is done once. */
export interface ItemKey {
  readonly memberId: string;
  readonly askId: string;
  /** Its number among all actions of the ask. */
  readonly index: number;
}

/** One decided action on its way out. Nothing personal is in it: addresses and names are read when it is sent. */
export interface OutboxItem extends ItemKey {
  readonly triggerId: string;
  /** Of the trigger, where chance put the member; `all` where it tries none, null where nobody was drawn. */
  readonly variant: string | null;
  /** The version that decided it: its template and its reward are taken from there. */
  readonly programVersion: number;
  readonly action: TriggerAction;
  /** Of an action that goes to the customer, and of no other. */
  readonly channel: MessageChannel | null;
  readonly data: MessageData;
  readonly createdAt: EpochSeconds;
  /**
   * What goes to the customer does not go from then on: the ask has expired, or quiet hours have begun. `null`: at any time.
   */
  readonly deliverBefore: EpochSeconds | null;
}

/** What a decision says of the actions to be done. */
export interface MadeActions {
  readonly memberId: string;
  readonly askId: string;
  readonly triggerId: string;
  readonly variant: string | null;
  readonly actions: readonly TriggerAction[];
  /** The number of the first of them. */
  readonly firstIndex: number;
  readonly channel: MessageChannel | null;
}

export interface ItemContext {
  readonly programVersion: number;
  readonly now: EpochSeconds;
  readonly deliverBefore: EpochSeconds | null;
  readonly data?: MessageData;
}

/** The items of one decision, in the order of its actions. */
export function itemsOf(
  { memberId, askId, triggerId, variant, actions, firstIndex, channel }: MadeActions,
  { programVersion, now, deliverBefore, data = {} }: ItemContext,
): readonly OutboxItem[] {
  return actions.map((action, place) => ({
    memberId,
    askId,
    index: firstIndex + place,
    triggerId,
    variant,
    programVersion,
    action,
    channel,
    data,
    createdAt: now,
    deliverBefore,
  }));
}

/** The name of an action wherever it needs one of its own: an adjustment, an event, a tag. */
export const itemIdOf = ({ askId, index }: Pick<ItemKey, 'askId' | 'index'>): string => `${askId}.${index}`;
