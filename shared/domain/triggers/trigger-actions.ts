import { isAsk, type Trigger, type TriggerAction } from '../program/trigger.ts';
import type { AskGroup } from './ask.ts';

/** Of all variants. */
export const allActions = ({
  actions,
  variants,
}: Pick<Trigger, 'actions' | 'variants'>): readonly TriggerAction[] =>
  actions ?? (variants ?? []).flatMap((variant) => variant.actions);

/** Of one variant, at most. */
export const mostActions = ({ actions, variants = [] }: Trigger): number =>
  Math.max(actions?.length ?? 0, ...variants.map((variant) => variant.actions.length));

/** Whether all it ever does goes to the customer, so that nothing of it is done without leave. */
export const isAskAlone = (trigger: Trigger): boolean => allActions(trigger).every(isAsk);

const TELLS_OTHERS: ReadonlySet<TriggerAction['kind']> = new Set(['webhook', 'tell_team']);

/**
 * Whether a trigger is also for guests: all it ever does is to tell others. Who orders under a pseudonym has agreed to nothing, and
 * has no account that anything could be given to.
 */
export const isForGuests = (trigger: Pick<Trigger, 'actions' | 'variants'>): boolean =>
  allActions(trigger).every(({ kind }) => TELLS_OTHERS.has(kind));

/**
 * What is done for a treated member: first what needs no leave, then what goes to the customer. Undefined where the program has
 * the member's variant no more.
 */
export function variantActions(
  { actions, variants }: Trigger,
  group: AskGroup,
): readonly TriggerAction[] | undefined {
  if (group.kind === 'holdout') return [];
  const own = actions ?? variants?.find(({ id }) => id === group.variant)?.actions;
  return own && [...own.filter((action) => !isAsk(action)), ...own.filter(isAsk)];
}

/** @throws Error when chance put a member into a variant that the trigger does not have */
export function actionsOf(trigger: Trigger, group: AskGroup): readonly TriggerAction[] {
  const actions = variantActions(trigger, group);
  if (actions !== undefined) return actions;
  throw new Error(`Trigger ${trigger.id} has no variant for ${JSON.stringify(group)}.`);
}
