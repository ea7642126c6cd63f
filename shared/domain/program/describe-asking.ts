import { counted, describeProse, describeValue, listed, numberWords } from './describe-values.ts';
import type { JourneyRules } from './journey-rules.ts';
import type { Survey } from './survey.ts';
import type { Team, Template, TemplateText } from './template.ts';
import type { MessagingPolicy } from './trigger.ts';

/** "at risk after 2 and lapsed after 4 usual intervals, …" */
export function describeJourney(rules: JourneyRules): string {
  return [
    `interest counts for ${counted(rules.considerationDays, 'day')}`,
    `onboarding ends after ${counted(rules.onboardingDays, 'day')} or with order ${rules.onboardedAtOrder}`,
    `at risk after ${numberWords(rules.atRiskAfterIntervals)} usual intervals`,
    `lapsed after ${numberWords(rules.lapsedAfterIntervals)}`,
    describeUsualInterval(rules.usualIntervalDays),
    `advocates for ${counted(rules.advocateDays, 'day')}`,
  ].join(', ');
}

export const describeUsualInterval = (days: JourneyRules['usualIntervalDays']): string =>
  `usual is ${counted(days.default, 'day')} where it is not known, and from ${days.atLeast} to ${days.atMost}`;

export function describeMessaging({ quietHours, caps, gapHours, detractorDays }: MessagingPolicy): string {
  return [
    quietHours === undefined ? 'at any hour' : `quiet ${describeQuietHours(quietHours)}`,
    describeCaps(caps),
    `${counted(gapHours, 'hour')} apart`,
    `detractors spared for ${counted(detractorDays, 'day')}`,
  ].join(', ');
}

export const describeQuietHours = ({ from, until }: NonNullable<MessagingPolicy['quietHours']>): string =>
  `from ${from} to ${until}`;

export const describeCaps = (caps: MessagingPolicy['caps']): string =>
  caps.length === 0
    ? 'as often as triggers ask'
    : `at most ${listed(
        caps.map(({ times, perDays }) => `${numberWords(times)} in ${counted(perDays, 'day')}`),
        'and',
      )}`;

export const describeSurvey = ({ kind, questions, openDays, reminderDays }: Survey): string =>
  [
    `${kind} in ${listed(Object.keys(questions), 'and')}`,
    `open for ${counted(openDays, 'day')}`,
    ...(reminderDays === undefined ? [] : [`reminded after ${counted(reminderDays, 'day')}`]),
  ].join(', ');

/** "in en “Would you …” and “What …”" */
export const describeQuestions = (questions: Survey['questions']): string =>
  Object.entries(questions)
    .map(([locale, { score, open }]) => `in ${locale} ${describeValue(score)} and ${describeValue(open)}`)
    .join(', ');

export const describeTemplate = ({ channel, purpose, texts }: Template): string =>
  `${channel} for ${purpose} in ${listed(Object.keys(texts), 'and')}`;

/** "in en “subject”: “body”" */
export const describeTemplateTexts = (texts: Template['texts']): string =>
  Object.entries(texts)
    .map(([locale, text]) => `in ${locale} ${describeTemplateText(text)}`)
    .join(', ');

function describeTemplateText({ subject, body, nameless }: TemplateText): string {
  const words =
    subject === undefined ? describeProse(body) : `${describeValue(subject)}: ${describeProse(body)}`;
  return nameless === undefined ? words : `${words}, where a name is not known ${describeValue(nameless)}`;
}

export const describeTeam = (team: Team): string =>
  `${describeValue(team.description)}, ${'email' in team ? `at ${team.email}` : `by the endpoint ${team.endpoint}`}`;
