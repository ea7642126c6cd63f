import fc from 'fast-check';
import { type JourneyRules, STAGES } from '../../shared/domain/program/journey-rules.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { SURVEY_SCALES, type Survey, type SurveyKind } from '../../shared/domain/program/survey.ts';
import type { Team, Template, TemplatePurpose } from '../../shared/domain/program/template.ts';
import {
  MESSAGE_CHANNELS,
  type MessagingPolicy,
  type Trigger,
  type TriggerAction,
} from '../../shared/domain/program/trigger.ts';
import { isGrantable } from '../../shared/domain/rewards/grantable.ts';
import { arbitraryCondition, type Named } from './arbitrary-condition.ts';
import { arbitraryGoal, arbitraryWhen } from './arbitrary-when.ts';

/** All of a document that is asked of members. */
export type Asking = Pick<
  ProgramDocument,
  'journey' | 'messaging' | 'surveys' | 'templates' | 'teams' | 'triggers'
>;

const arbitraryJourney: fc.Arbitrary<JourneyRules> = fc
  .record({
    considerationDays: fc.integer({ min: 1, max: 90 }),
    onboardingDays: fc.integer({ min: 1, max: 90 }),
    onboardedAtOrder: fc.integer({ min: 2, max: 6 }),
    atRiskAfterIntervals: fc.constantFrom(1, 1.5, 2),
    lapsedAfterIntervals: fc.constantFrom(2.5, 3, 4),
    bounds: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 60 }), fc.nat({ max: 90 })),
    advocateDays: fc.integer({ min: 1, max: 730 }),
  })
  .map(({ bounds: [atLeast, toUsual, toMost], ...rules }) => ({
    ...rules,
    usualIntervalDays: { default: atLeast + toUsual, atLeast, atMost: atLeast + toUsual + toMost },
  }));

const arbitraryMessaging: fc.Arbitrary<MessagingPolicy> = fc.record(
  {
    quietHours: fc.constantFrom({ from: '20:00', until: '09:00' }, { from: '12:30', until: '14:00' }),
    caps: fc.uniqueArray(
      fc.record({ times: fc.integer({ min: 1, max: 9 }), perDays: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 3, selector: ({ perDays }) => perDays },
    ),
    gapHours: fc.nat({ max: 96 }),
    detractorDays: fc.nat({ max: 365 }),
  },
  { requiredKeys: ['caps', 'gapHours', 'detractorDays'] },
);

const arbitrarySurveys: fc.Arbitrary<readonly Survey[]> = fc.uniqueArray(
  fc
    .record(
      {
        kind: fc.constantFrom(...(Object.keys(SURVEY_SCALES) as SurveyKind[])),
        questions: fc.constantFrom(
          { en: { score: 'How?', open: 'Why?' } },
          { de: { score: 'Wie?', open: 'Warum?' }, 'pt-BR': { score: 'Como?', open: 'Por quê?' } },
        ),
        openDays: fc.integer({ min: 8, max: 60 }),
        reminderDays: fc.integer({ min: 1, max: 7 }),
      },
      { requiredKeys: ['kind', 'questions', 'openDays'] },
    )
    .map((survey) => ({ id: survey.kind, ...survey })),
  { minLength: 1, selector: ({ id }) => id },
);

/** Of each purpose that the program has a use for. */
const WORDS: Readonly<Record<TemplatePurpose, string>> = {
  message: 'Hello {name}, {points} {pointsName}\nin {programName}. {stopLink}',
  review: 'Hello {name}. {stopLink}',
  referral: 'Hello {name}: {referralLink}, {referralCode}. {stopLink}',
  survey: '{name}: [10]({surveyLink}?score=10). {stopLink}',
};

const arbitraryTemplate = (purpose: TemplatePurpose): fc.Arbitrary<Template> =>
  fc.record({ channel: fc.constantFrom(...MESSAGE_CHANNELS), isPlain: fc.boolean() }).map(
    ({ channel, isPlain }): Template => ({
      id: `to-${purpose}`,
      channel,
      purpose,
      texts: Object.fromEntries(
        ['en', 'de-AT'].slice(0, isPlain ? 1 : 2).map((locale) => [
          locale,
          {
            ...(channel === 'email' || (channel === 'push' && !isPlain) ? { subject: '{pointsName}' } : {}),
            body: WORDS[purpose],
            nameless: 'there',
          },
        ]),
      ),
    }),
  );

const arbitraryTeams: fc.Arbitrary<readonly Team[]> = fc.constantFrom(
  [{ id: 'service', description: 'Service', email: 'service@shop.example' }],
  [{ id: 'service', description: 'Tickets', endpoint: 'whe_0123456789abcdefghij' }],
);

/** @param surveys of the document, with one at least */
function arbitraryActions(document: ProgramDocument, surveys: readonly Survey[]) {
  const asks: readonly TriggerAction[] = [
    { kind: 'message', template: 'to-message' },
    { kind: 'ask_review', template: 'to-review' },
    ...(document.referrals === undefined ? [] : [{ kind: 'ask_referral', template: 'to-referral' } as const]),
    ...surveys.map(({ id }) => ({ kind: 'ask_survey', template: 'to-survey', survey: id }) as const),
  ];
  const others: readonly TriggerAction[] = [
    { kind: 'award_points', points: 25 },
    { kind: 'tell_team', team: 'service' },
    { kind: 'webhook', endpoint: 'whe_0123456789abcdefghij' },
    ...(document.rewards ?? [])
      .filter(isGrantable)
      .map(({ id }) => ({ kind: 'issue_reward', reward: id }) as const),
  ];
  return fc.oneof(
    fc.constantFrom(...asks).map((ask) => [ask]),
    fc
      .tuple(
        fc.subarray([...others], { minLength: 1, maxLength: 3 }),
        fc.subarray([...asks], { maxLength: 1 }),
      )
      .map(([first, last]) => [...first, ...last]),
  );
}

function arbitraryTrigger(
  id: string,
  document: ProgramDocument,
  surveys: readonly Survey[],
  named: Named,
): fc.Arbitrary<Trigger> {
  const actions = arbitraryActions(document, surveys);
  return fc
    .record(
      {
        when: arbitraryWhen(document, surveys),
        delayMinutes: fc.nat({ max: 1_000 }),
        who: arbitraryCondition('member', named),
        stages: fc.subarray([...STAGES], { minLength: 5 }),
        ways: fc.array(actions, { minLength: 1, maxLength: 3 }),
        share: fc.constantFrom(10, 33.3, 50),
        priority: fc.nat({ max: 100 }),
        coolingOffDays: fc.oneof(fc.nat({ max: 400 }), fc.constant('ever' as const)),
        expiresAfterMinutes: fc.integer({ min: 781, max: 50_000 }),
        goal: arbitraryGoal,
        holdoutPercent: fc.integer({ min: 0, max: 500 }).map((tenths) => tenths / 10),
        salt: fc.constantFrom('first', 'second'),
      },
      { requiredKeys: ['when', 'ways', 'share', 'priority', 'coolingOffDays', 'expiresAfterMinutes'] },
    )
    .map(({ ways, share, ...rest }): Trigger => {
      const [first = [], ...others] = ways;
      const own = { id, description: `Trigger ${id}`, ...rest };
      if (others.length === 0) return { ...own, actions: first };
      const each = share / others.length;
      const variants = others.map((way, index) => ({ id: `way-${index}`, sharePercent: each, actions: way }));
      return { ...own, variants: [{ id: 'first', sharePercent: 100 - share, actions: first }, ...variants] };
    });
}

/** What a document asks, sound by construction but for conditions that are true of nobody and goals that are the cause. */
export function arbitraryAsking(document: ProgramDocument): fc.Arbitrary<Asking> {
  const named: Named = {
    currencies: document.currencies.map(({ code }) => code),
    tiers: document.tiers?.tiers.map(({ id }) => id) ?? [],
    segments: document.segments.map(({ id }) => id),
  };
  const purposes = (Object.keys(WORDS) as TemplatePurpose[]).filter(
    (purpose) => purpose !== 'referral' || document.referrals !== undefined,
  );
  return arbitrarySurveys.chain((surveys) =>
    fc.record(
      {
        journey: arbitraryJourney,
        messaging: arbitraryMessaging,
        surveys: fc.constant(surveys),
        templates: fc.tuple(...purposes.map(arbitraryTemplate)),
        teams: arbitraryTeams,
        triggers: fc
          .integer({ min: 1, max: 3 })
          .chain((count) =>
            fc.tuple(
              ...Array.from({ length: count }, (_, index) =>
                arbitraryTrigger(`trigger-${index}`, document, surveys, named),
              ),
            ),
          ),
      },
      { requiredKeys: ['surveys', 'templates', 'teams', 'triggers'] },
    ),
  );
}
