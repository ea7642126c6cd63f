import type { EpochSeconds } from '../../calendar.ts';
import { allActions } from '../../triggers/trigger-actions.ts';
import type { ProgramDocument } from '../program.ts';
import { isAsk, type Trigger } from '../trigger.ts';
import { isAskOf } from './asked-parts.ts';
import { conditionFaults } from './condition-faults.ts';
import { type Contradiction, pointer, warning } from './contradiction.ts';
import { triggerActionFaults } from './trigger-action-faults.ts';
import { triggerEventFaults } from './trigger-event-faults.ts';
import { triggerExperimentFaults } from './trigger-experiment-faults.ts';
import { triggerTimeFaults } from './trigger-time-faults.ts';

/** Triggers that never fire, that do what cannot be done, or that nothing can be learned from. */
export function triggerListFaults(document: ProgramDocument, now: EpochSeconds): readonly Contradiction[] {
  const { triggers = [] } = document;
  return [
    ...triggers.flatMap((trigger, index) => {
      const path = pointer('triggers', index);
      return [
        ...triggerEventFaults(trigger, path, document),
        ...triggerTimeFaults(trigger, path, document),
        ...(trigger.who === undefined
          ? []
          : conditionFaults(trigger.who, `${path}/who`, 'trigger', document)),
        ...waysOf(trigger, path).flatMap(({ actions, at }) =>
          triggerActionFaults(trigger, actions, at, document, now),
        ),
        ...triggerExperimentFaults(trigger, path),
        ...tiedPriority(triggers, index),
      ];
    }),
    ...idleTeams(document),
  ];
}

/** The lists of actions, and where they stand. */
const waysOf = ({ actions, variants = [] }: Trigger, path: string) => [
  ...(actions === undefined ? [] : [{ actions, at: `${path}/actions` }]),
  ...variants.map((variant, index) => ({
    actions: variant.actions,
    at: path + pointer('variants', index, 'actions'),
  })),
];

const asksCustomers = (trigger: Trigger): boolean => allActions(trigger).some(isAsk);

/** Of two that want the same person at once, one has to wait; the program should say which. */
function tiedPriority(triggers: readonly Trigger[], index: number): readonly Contradiction[] {
  const trigger = triggers[index];
  if (trigger === undefined || !asksCustomers(trigger)) return [];
  const { priority } = trigger;
  const earlier = triggers.slice(0, index).find((each) => each.priority === priority && asksCustomers(each));
  if (earlier === undefined) return [];
  const detail = `is that of "${earlier.id}" too, so the names of the triggers decide which goes first; give one of them another`;
  return [warning('PRIORITIES_TIED', pointer('triggers', index, 'priority'), priority, detail)];
}

const idleTeams = (document: ProgramDocument): readonly Contradiction[] =>
  (document.teams ?? []).flatMap(({ id }, index) =>
    isAskOf(document, (action) => action.kind === 'tell_team' && action.team === id)
      ? []
      : [
          warning(
            'NEVER_USED',
            pointer('teams', index, 'id'),
            id,
            'is told nothing by any trigger; name it in one, or remove the team',
          ),
        ],
  );
