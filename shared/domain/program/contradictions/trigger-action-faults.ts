import type { EpochSeconds } from '../../calendar.ts';
import type { ProgramDocument } from '../program.ts';
import { purposeOf, type TemplatePurpose } from '../template.ts';
import { isAsk, type Trigger, type TriggerAction } from '../trigger.ts';
import { type Contradiction, error, pointer, quoted } from './contradiction.ts';
import { issuedRewardFaults } from './issued-reward-faults.ts';
import { placeholderFaults } from './placeholder-faults.ts';
import { unknownName } from './unknown-name.ts';

/** What one way of a trigger does and cannot do. @param path of the list of actions */
export function triggerActionFaults(
  trigger: Trigger,
  actions: readonly TriggerAction[],
  path: string,
  document: ProgramDocument,
  now: EpochSeconds,
): readonly Contradiction[] {
  return [
    ...severalAsks(actions, path),
    ...actions.flatMap((action, index) => {
      const at = path + pointer(index);
      return [
        ...nameFaults(action, at, document, now),
        ...templateFaults(action, at, { trigger, actions, document }),
      ];
    }),
  ];
}

/** Caps and gap count an ask once, and it has one channel. */
function severalAsks(actions: readonly TriggerAction[], path: string): readonly Contradiction[] {
  const asks = actions.flatMap((action, index) => (isAsk(action) ? [{ action, index }] : []));
  return asks
    .slice(1)
    .map(({ action, index }) =>
      error(
        'SEVERAL_ASKS',
        path + pointer(index),
        action,
        `goes to the customer, as ${path}${pointer(asks[0]?.index ?? 0)} does already, and two at once would break the gap between asks; say both in one message, or make another trigger of it`,
      ),
    );
}

function nameFaults(
  action: TriggerAction,
  path: string,
  document: ProgramDocument,
  now: EpochSeconds,
): readonly Contradiction[] {
  switch (action.kind) {
    case 'ask_survey':
      return unknownName('survey', action.survey, `${path}/survey`, document, 'the action');
    case 'tell_team':
      return unknownName('team', action.team, `${path}/team`, document, 'the action');
    case 'issue_reward':
      return issuedRewardFaults(action.reward, `${path}/reward`, document, now, 'action');
    case 'ask_referral':
      return document.referrals === undefined
        ? [
            error(
              'REFERRALS_MISSING',
              `${path}/kind`,
              action.kind,
              'asks to bring friends, and the program has no referrals; add them to /referrals, or remove the action',
            ),
          ]
        : [];
    default:
      return [];
  }
}

function templateFaults(
  action: TriggerAction,
  path: string,
  sending: Parameters<typeof placeholderFaults>[1],
): readonly Contradiction[] {
  if (!('template' in action)) return [];
  const at = `${path}/template`;
  const { templates = [] } = sending.document;
  const template = templates.find(({ id }) => id === action.template);
  if (template === undefined)
    return unknownName('template', action.template, at, sending.document, 'the action');
  if (template.purpose === purposeOf(action)) return placeholderFaults(template, sending, at);
  const fitting = templates.filter(({ purpose }) => purpose === purposeOf(action)).map(({ id }) => id);
  return [
    error(
      'WRONG_PURPOSE',
      at,
      action.template,
      `has the purpose ${template.purpose}, which is for ${ACTIONS[template.purpose]}; ${fitting.length === 0 ? `give it another purpose` : `name one of ${quoted(fitting)}`}, or change the kind of the action`,
    ),
  ];
}

const ACTIONS: Readonly<Record<TemplatePurpose, TriggerAction['kind']>> = {
  message: 'message',
  review: 'ask_review',
  referral: 'ask_referral',
  survey: 'ask_survey',
};
