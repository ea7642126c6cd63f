import { PLACEHOLDER_CONDITIONS } from '../../../shared/domain/program/contradictions/placeholder-faults.ts';
import { EVENT_FIELDS, type EventField, FIELD_GROUPS } from '../../../shared/domain/program/event-fields.ts';
import { isPlaceholder, PLACEHOLDERS } from '../../../shared/domain/program/template.ts';
import { TRIGGER_EVENTS } from '../../../shared/domain/program/trigger.ts';
import { markdownTable } from '../markdown.ts';
import type { ExampledPart } from './program-examples.ts';

/**
 * What is asked of members: triggers, messages, surveys and teams.
 *
 * @param parts tells parts of the document by their schema
 */
export const askingSections = (parts: (...names: readonly ExampledPart[]) => string): string => `## Triggers

What is done by itself: when, for whom, and what. A trigger that fires plans an **ask**; when it is due, it is decided on once more, and is made, postponed or dropped, with the reason.

- **Consent is law.** An ask goes by the channel of its template, to those alone who agreed to that channel; who did not is not asked by another. Every message can be stopped with one click, so a template without \`{stopLink}\` is refused.
- **Quiet hours, gap and caps** are those of \`messaging\`, for all triggers together. What they hold back waits, in the order of \`priority\`, until it may go or has expired. Points, rewards, teams and systems are told at any hour.
- **One ask at a time.** A trigger sends one message at most; for two, make two triggers, and the gap will stand between them.
- **A detractor** (0 to 6 in answer to an NPS survey) is asked for neither a review nor friends for \`detractorDays\`, whatever a trigger says.
- **Cooling-off** is of one trigger and member. A trigger without one, \`0\`, asks as often as it fires.
- **The goal** ends the ask while it waits, and is its success afterwards. What is taken back, by a refund say, was no success.
- **Days and times** are those of the member's zone; the program's where it is not known.
- **Holdout and variants** are drawn by \`salt\`, trigger and member, before anything is sent, and stay ([experiments.md](experiments.md)). While an experiment runs, its shares may not change: a document that would change them is refused when it is published, unless the trigger has another \`salt\`, with which it begins anew. A smaller holdout, or none, ends the experiment.
- **Guests** have agreed to nothing and own nothing, and so are asked nothing and given nothing: a trigger that does more than tell others does not fire for them, nor is its chance drawn. Once they join, it does, by what happens from then on and by schedules that are still ahead. Their orders are remembered under a pseudonym: a trigger with \`{"kind": "not", "of": {"kind": "behavior", "of": "days_since_enrollment", "atLeast": 0}}\` as its \`who\` is for them alone, and tells one of the shop's own systems by \`webhook\`, or a team.
- **A program that no longer has a trigger** asks nothing more by it; what waits is dropped.

${parts('Trigger', 'TriggerWhen', 'TriggerAction', 'TriggerVariant', 'TriggerGoal')}

### Events, and their fields

Tests in \`where\` are those of attributes: \`{"is": value}\`, \`{"in": [values]}\`, \`{"atLeast": number, "atMost": number}\` and \`{"absent": true}\`. \`orderNumber\` is 1 for the member's first order that counts.

${eventTable()}

### What binds all asks

Without \`messaging\`: quiet from 20:00 to 09:00, at most 2 asks in 7 days and 5 in 30, 24 hours apart, and detractors spared for 180 days.

${parts('MessagingPolicy', 'QuietHours', 'MessageCap')}

### Stages of the journey

Each member is in one: \`awareness\` (known, and nothing more), \`consideration\` (showed interest of late, has not bought), \`onboarding\` (bought for the first time of late), \`active\`, \`at_risk\` and \`lapsed\` (silent for longer than is usual for them), \`advocate\` (buys, and brings others or promotes the shop).

${parts('JourneyRules', 'UsualInterval')}

## Messages

The words of all messages, by purpose, channel and language. A template of the purpose \`survey\` has \`{surveyLink}\`, one of \`referral\` has \`{referralLink}\` or \`{referralCode}\`, all have \`{stopLink}\`.

${parts('Template', 'TemplateText')}

${markdownTable(
  ['Placeholder', 'Stands for', 'Filled in where'],
  Object.entries(PLACEHOLDERS).map(([name, words]) => [`\`{${name}}\``, words, conditionOf(name)]),
)}

A placeholder that nothing stands for is refused where a trigger names the template.

## Surveys

How answers become figures is told in [experiments.md](experiments.md#surveys), what becomes of an answer in [surveys.md](surveys.md).

${parts('Survey', 'SurveyQuestions')}

## Teams

${parts('Team')}`;

const conditionOf = (name: string): string =>
  (isPlaceholder(name) ? PLACEHOLDER_CONDITIONS[name]?.where : undefined) ?? 'always';

function eventTable(): string {
  return markdownTable(
    ['Event', 'Fields'],
    TRIGGER_EVENTS.map((event) => {
      const own = Object.entries(EVENT_FIELDS[event]).map(
        ([name, field]) => `\`${name}\` (${heldBy(field)})`,
      );
      const groups = Object.entries(FIELD_GROUPS[event] ?? {}).map(
        ([group, inner]) => `\`${group}.\` and a ${inner}`,
      );
      return [`\`${event}\``, [...own, ...groups].join(', ') || 'none'];
    }),
  );
}

const heldBy = (field: EventField): string =>
  field.holds === 'words' ? field.words.map((word) => `\`${word}\``).join(', ') : field.holds;
