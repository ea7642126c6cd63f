import { allActions } from '../../triggers/trigger-actions.ts';
import type { ProgramDocument } from '../program.ts';
import type { TriggerAction } from '../trigger.ts';

/** Whether any trigger, in any of its ways, does something of this kind. */
export const isAskOf = (
  { triggers = [] }: ProgramDocument,
  isOne: (action: TriggerAction) => boolean,
): boolean => triggers.some((trigger) => allActions(trigger).some(isOne));
