import { describeCondition } from './describe-condition.ts';
import {
  counted,
  describeTest,
  describeValue,
  listed,
  numberWords,
  type Wording,
} from './describe-values.ts';
import { type Anchor, isAsk, type Trigger, type TriggerAction, type TriggerEvent } from './trigger.ts';

/** All of it in one line: "when survey.answered with score at least 9, after 60 minutes, sends “review”, …" */
export function describeTrigger(trigger: Trigger, wording: Wording): string {
  const { when, delayMinutes, who, stages, goal, holdoutPercent, salt } = trigger;
  return [
    describeWhen(when),
    ...(delayMinutes === undefined ? [] : [`after ${describeMinutes(delayMinutes)}`]),
    ...(stages === undefined ? [] : [`in stage ${describeStages(stages)}`]),
    ...(who === undefined ? [] : [`if ${describeCondition(who, wording)}`]),
    ...(trigger.actions === undefined ? [] : [describeActions(trigger.actions)]),
    ...(trigger.variants === undefined ? [] : [describeVariants(trigger.variants)]),
    `priority ${trigger.priority}`,
    describeCoolingOff(trigger.coolingOffDays),
    `not later than ${describeMinutes(trigger.expiresAfterMinutes)} after it was due`,
    ...(goal === undefined ? [] : [`for ${describeGoal(goal)}`]),
    ...(holdoutPercent === undefined ? [] : [`${describeHoldout(holdoutPercent)} left alone`]),
    ...(salt === undefined ? [] : [`drawn by ${describeValue(salt)}`]),
  ].join(', ');
}

export function describeWhen(when: Trigger['when']): string {
  switch (when.kind) {
    case 'event':
      return `when ${describeEvent(when.event, when.where)}`;
    case 'schedule':
      return describeSchedule(when.after, when.offsetDays, when.at);
    case 'silence':
      return `after a silence of ${numberWords(when.intervals)} usual intervals`;
  }
}

const ANCHORS: Readonly<Record<Anchor, string>> = {
  enrolled: 'the enrollment',
  first_order: 'the first order',
  last_order: 'the last order',
  birthday: 'the birthday',
  enrollment_anniversary: 'the anniversary of the enrollment',
  points_expiry: 'points expire',
  tier_end: 'the tier ends',
};

function describeSchedule(anchor: Anchor, offsetDays: number, at: string | undefined): string {
  const time = at === undefined ? '' : ` at ${at}`;
  const what = ANCHORS[anchor];
  if (offsetDays === 0) return `on the day of ${what}${time}`;
  return `${counted(Math.abs(offsetDays), 'day')} ${offsetDays < 0 ? 'before' : 'after'} ${what}${time}`;
}

/** "survey.answered with score is at least 9 and kind is “nps”" */
function describeEvent(event: TriggerEvent, where: NonNullable<Trigger['goal']>['where']): string {
  const tests = Object.entries(where ?? {}).map(([field, test]) => `${field} ${describeTest(test)}`);
  return tests.length === 0 ? event : `${event} with ${listed(tests, 'and')}`;
}

const UNITS = [
  [1_440, 'day'],
  [60, 'hour'],
] as const;

/** In the largest unit that it is a whole number of. */
export function describeMinutes(minutes: number): string {
  const unit = UNITS.find(([length]) => minutes > 0 && minutes % length === 0);
  return unit === undefined ? counted(minutes, 'minute') : counted(minutes / unit[0], unit[1]);
}

export const describeStages = (stages: readonly string[]): string => listed(stages, 'or');

/** "awards 100 points, sends “birthday”" */
export const describeActions = (actions: readonly TriggerAction[]): string =>
  [...actions.filter((action) => !isAsk(action)), ...actions.filter(isAsk)].map(describeAction).join(', ');

function describeAction(action: TriggerAction): string {
  switch (action.kind) {
    case 'message':
      return `sends ${describeValue(action.template)}`;
    case 'ask_review':
      return `asks for a review by ${describeValue(action.template)}`;
    case 'ask_referral':
      return `asks for friends by ${describeValue(action.template)}`;
    case 'ask_survey':
      return `asks the survey ${describeValue(action.survey)} by ${describeValue(action.template)}`;
    case 'award_points':
      return `awards ${counted(action.points, 'point')}`;
    case 'issue_reward':
      return `gives the reward ${describeValue(action.reward)}`;
    case 'tell_team':
      return `tells the team ${describeValue(action.team)}`;
    case 'webhook':
      return `tells the endpoint ${action.endpoint}`;
  }
}

/** "“short” for 50 % sends “a”; “long” for 50 % sends “b”" */
export const describeVariants = (variants: NonNullable<Trigger['variants']>): string =>
  variants
    .map(
      ({ id, sharePercent, actions }) =>
        `${describeValue(id)} for ${describeHoldout(sharePercent)} ${describeActions(actions)}`,
    )
    .join('; ');

export const describeCoolingOff = (days: Trigger['coolingOffDays']): string => {
  if (days === 'ever') return 'once for each member';
  return days === 0 ? 'as often as it fires' : `at most every ${counted(days, 'day')}`;
};

export const describeGoal = ({ event, where, withinDays }: NonNullable<Trigger['goal']>): string =>
  `${describeEvent(event, where)} within ${counted(withinDays, 'day')}`;

export const describeHoldout = (percent: number): string => `${numberWords(percent)} %`;
