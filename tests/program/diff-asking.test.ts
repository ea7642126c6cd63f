import { describe, expect, it } from 'vitest';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import {
  anAskingDocument,
  aSurvey,
  aTeam,
  aTemplate,
  aTrigger,
  ENDPOINT,
  FULL_JOURNEY,
  FULL_MESSAGING,
  FULL_TEMPLATE,
  FULL_TRIGGER,
  USER,
} from './asking.ts';

const changesOf = (before: Partial<ProgramDocument>, after: Partial<ProgramDocument>) =>
  diffPrograms(anAskingDocument(before), anAskingDocument(after));
const told = (before: Partial<ProgramDocument>, after: Partial<ProgramDocument>) =>
  changesOf(before, after).map(({ words }) => words);
const triggered = (is: Partial<Trigger>, was: Partial<Trigger> = {}) =>
  told({ triggers: [USER, aTrigger(was)] }, { triggers: [USER, aTrigger(is)] });

describe('each field of a trigger', () => {
  it.each<[string, readonly string[], string]>([
    [
      'description',
      triggered({ description: 'Other' }),
      'is described as “Other” (before: “Thanks for an order”)',
    ],
    [
      'when, by an event',
      triggered({ when: FULL_TRIGGER.when }),
      'fires when survey.answered with kind is “nps” and score is at least 9 (before: when order.recorded)',
    ],
    [
      'when, by a schedule',
      triggered({ when: { kind: 'schedule', after: 'points_expiry', offsetDays: -14, at: '10:00' } }),
      'fires 14 days before points expire at 10:00 (before: when order.recorded)',
    ],
    [
      'when, on a day',
      triggered({ when: { kind: 'schedule', after: 'birthday', offsetDays: 0 } }),
      'fires on the day of the birthday (before: when order.recorded)',
    ],
    [
      'when, by silence',
      triggered({ when: { kind: 'silence', intervals: 1.5 } }),
      'fires after a silence of 1.5 usual intervals (before: when order.recorded)',
    ],
    ['delayMinutes', triggered({ delayMinutes: 2_880 }), 'waits 2 days (before: none)'],
    [
      'who',
      triggered({ who: { kind: 'tier', in: ['gold'] } }),
      "is for members if the member's tier is GOLD (before: none)",
    ],
    [
      'stages',
      triggered({ stages: ['at_risk', 'lapsed'] }),
      'is for members in stage at_risk or lapsed (before: none)',
    ],
    [
      'actions',
      triggered({
        actions: [
          { kind: 'ask_survey', template: 'question', survey: 'nps' },
          { kind: 'issue_reward', reward: 'gift' },
          { kind: 'tell_team', team: 'service' },
          { kind: 'webhook', endpoint: ENDPOINT },
        ],
      }),
      `does gives the reward “gift”, tells the team “service”, tells the endpoint ${ENDPOINT}, asks the survey “nps” by “question” (before: sends “hello”)`,
    ],
    ['priority', triggered({ priority: 51 }), 'has the priority 51 (before: 50)'],
    [
      'coolingOffDays',
      triggered({ coolingOffDays: 'ever' }),
      'asks once for each member (before: at most every 30 days)',
    ],
    [
      'expiresAfterMinutes',
      triggered({ expiresAfterMinutes: 90 }),
      'asks no later after it was due than 90 minutes (before: 3 days)',
    ],
    [
      'goal',
      triggered({ goal: { event: 'activity.recorded', withinDays: 1 } }),
      'is for activity.recorded within 1 day (before: none)',
    ],
    ['holdoutPercent', triggered({ holdoutPercent: 12.5 }), 'leaves alone 12.5 % (before: none)'],
    ['salt', triggered({ salt: 'again' }), 'is drawn by “again” (before: none)'],
  ])('%s', (_, words, expected) => {
    expect(words).toEqual([`Trigger “thanks”: ${expected}`]);
  });

  it('has its row above', () => {
    const { id, ...fields } = FULL_TRIGGER;
    const paths = changesOf({}, { triggers: [USER, FULL_TRIGGER] }).map(({ path }) => path);
    const tested = Object.keys(fields).map((field) => `/triggers/1/${field}`);
    expect(paths.toSorted()).toEqual(tested.toSorted());
  });

  it('is told in one line where the trigger is new', () => {
    expect(told({ triggers: [USER] }, { triggers: [USER, FULL_TRIGGER] })).toEqual([
      'Trigger “thanks” (new): when survey.answered with kind is “nps” and score is at least 9, after 90 minutes, in stage active or advocate, if the member belongs to segment “vip”, awards 1,000 points, sends “hello”, priority 80, once for each member, not later than 2 days after it was due, for order.recorded with channel is “web” or “app” within 14 days, 12.5 % left alone, drawn by “again”',
    ]);
  });
});

describe('an experiment that was running', () => {
  const halves = (first: number): Partial<Trigger> => ({
    variants: [
      { id: 'a', sharePercent: first, actions: [{ kind: 'message', template: 'hello' }] },
      { id: 'b', sharePercent: 100 - first, actions: [{ kind: 'award_points', points: 5 }] },
    ],
  });
  const was = { holdoutPercent: 20 };

  it.each<[string, Partial<Trigger>, Partial<Trigger>, string]>([
    ['begins anew', { ...was, salt: 'x' }, was, 'is drawn by “x” (before: none); its experiment begins anew'],
    [
      'ends with a smaller holdout',
      { holdoutPercent: 10 },
      was,
      'leaves alone 10 % (before: 20 %); its experiment ends, and its figures are those from before',
    ],
    ['ends without one', {}, was, 'leaves alone none (before: 20 %); its experiment ends'],
    [
      'is refused a larger one',
      { holdoutPercent: 30 },
      was,
      'leaves alone 30 % (before: 20 %); its experiment would be of no plan: give it another salt',
    ],
    [
      'is refused other shares',
      halves(60),
      halves(50),
      'tries “a” for 60 % sends “hello”; “b” for 40 % awards 5 points (before: “a” for 50 % sends “hello”; “b” for 50 % awards 5 points); its experiment would be of no plan: give it another salt',
    ],
  ])('%s', (_, is, before, expected) => {
    expect(triggered(is, before)).toEqual([`Trigger “thanks”: ${expected}`]);
  });
});

describe('what triggers are made of', () => {
  const journeyed = (field: string) => expect.stringMatching(new RegExp(`^Journey: .*${field}.*before: `));

  it.each<[string, Partial<ProgramDocument>, Partial<ProgramDocument>, readonly unknown[]]>([
    [
      'a journey',
      {},
      { journey: FULL_JOURNEY },
      [
        'Journey (new): interest counts for 20 days, onboarding ends after 40 days or with order 2, at risk after 1.5 usual intervals, lapsed after 3, usual is 45 days where it is not known, and from 7 to 120, advocates for 180 days',
      ],
    ],
    [
      'no journey any more',
      { journey: FULL_JOURNEY },
      {},
      [expect.stringMatching(/^Journey \(removed, as usual from now on\): interest/)],
    ],
    [
      'each field of a journey',
      { journey: FULL_JOURNEY },
      {
        journey: {
          considerationDays: 1,
          onboardingDays: 2,
          onboardedAtOrder: 9,
          atRiskAfterIntervals: 4,
          lapsedAfterIntervals: 5,
          usualIntervalDays: { default: 6, atLeast: 6, atMost: 6 },
          advocateDays: 7,
        },
      },
      ['1 day ', '2 days', 'order 9', ': 4 ', ': 5 ', 'from 6 to 6', '7 days'].map(journeyed),
    ],
    [
      'a policy',
      {},
      { messaging: FULL_MESSAGING },
      [
        'Messaging (new): quiet from 21:00 to 08:00, at most 1 in 7 days and 3 in 30 days, 48 hours apart, detractors spared for 90 days',
      ],
    ],
    [
      'each field of a policy',
      { messaging: FULL_MESSAGING },
      { messaging: { caps: [], gapHours: 0, detractorDays: 1 } },
      [
        'Messaging: quiet hours are none (before: from 21:00 to 08:00)',
        'Messaging: members are asked as often as triggers ask (before: at most 1 in 7 days and 3 in 30 days)',
        'Messaging: between two asks pass 0 hours (before: 48 hours)',
        'Messaging: detractors are spared for 1 day (before: 90 days)',
      ],
    ],
    [
      'a survey',
      { surveys: [] },
      { surveys: [aSurvey({ reminderDays: 3 })] },
      ['Survey “nps” (new): nps in en, open for 30 days, reminded after 3 days'],
    ],
    [
      'each field of a survey',
      {},
      {
        surveys: [
          aSurvey({
            kind: 'ces',
            questions: { de: { score: 'Leicht?', open: 'Warum?' } },
            openDays: 9,
            reminderDays: 1,
          }),
        ],
      },
      [
        'Survey “nps”: is of kind ces (before: nps)',
        'Survey “nps”: asks in de “Leicht?” and “Warum?” (before: in en “Would you recommend us?” and “Why?”)',
        'Survey “nps”: is open for 9 days (before: 30 days)',
        'Survey “nps”: reminds after 1 day (before: none)',
      ],
    ],
    [
      'each field of a template',
      { templates: [aTemplate()] },
      { templates: [{ ...FULL_TEMPLATE, purpose: 'review' }] },
      [
        'Template “hello”: goes by push (before: email)',
        'Template “hello”: is for review (before: message)',
        'Template “hello”: says in en “{points} {pointsName}”: “Hello {name}. {stopLink}”, where a name is not known “there”, in pt-BR “Oi. {stopLink}” (before: in en “Hello”: “Hello. {stopLink}”)',
      ],
    ],
    [
      'no template any more',
      { templates: [aTemplate()] },
      { templates: [] },
      ['Template “hello” (removed): email for message in en'],
    ],
    [
      'a team, and another',
      { teams: [aTeam()] },
      { teams: [{ id: 'crm', description: 'CRM', endpoint: ENDPOINT }] },
      [
        `Team “crm” (new): “CRM”, by the endpoint ${ENDPOINT}`,
        'Team “service” (removed): “Service”, at service@shop.example',
      ],
    ],
    [
      'a team that is told elsewhere',
      { teams: [aTeam()] },
      { teams: [{ id: 'service', description: 'Care', endpoint: ENDPOINT }] },
      [
        'Team “service”: is described as “Care” (before: “Service”)',
        'Team “service”: is told at none (before: service@shop.example)',
        `Team “service”: is told by the endpoint ${ENDPOINT} (before: none)`,
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });
});
