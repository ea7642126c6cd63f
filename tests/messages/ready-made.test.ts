import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Template } from '../../shared/domain/program/template.ts';
import { renderMessage } from '../../shared/messages/render-message.ts';
import { aContext, STOP } from './messages.ts';

const { templates } = JSON.parse(readFileSync('docs/examples/advocacy.json', 'utf8')) as {
  readonly templates: readonly Template[];
};
const EMAILS = templates.filter(({ channel }) => channel === 'email');
const day = { kind: 'day', at: Date.UTC(2027, 0, 31) / 1000 } as const;
const SURVEY = 'https://shop.example/s/s~token';
const links = {
  stop: STOP,
  survey: { kind: 'nps', address: SURVEY },
  referral: { link: 'https://shop.example/r/kind-oak-1?c=email', code: 'kind-oak-1' },
} as const;
const data = {
  pointsName: 'sparks',
  points: 700,
  tier: 'Gold',
  order: '1042',
  score: 9,
  reward: 'Ten off',
  rewardCode: 'ABCD-EFGH',
  awardedPoints: 200,
  expiringPoints: 500,
  expiryDate: day,
  tierEndDate: day,
};
const CASES = EMAILS.flatMap((template) =>
  Object.keys(template.texts).map((locale) => [template.id, locale, template] as const),
);

describe('each ready-made e-mail', () => {
  test.each(CASES)(
    '%s in %s says all that it has to say, to who has a name and who has none',
    (_, locale, template) => {
      for (const name of ['Ada', null]) {
        const { subject, html, text } = renderMessage(
          template,
          aContext({ reader: { name, locale }, data, links }),
        );
        expect(subject + text).not.toMatch(/[{}]/);
        expect(html.split(`href="${STOP}"`)).toHaveLength(2);
      }
    },
  );

  test('of a survey has a link for each score', () => {
    const survey = EMAILS.find(({ purpose }) => purpose === 'survey');
    if (survey === undefined) throw new Error('a ready-made trigger asks a survey');
    const { html } = renderMessage(survey, aContext({ data, links }));
    for (let score = 0; score <= 10; score += 1) expect(html).toContain(`href="${SURVEY}?score=${score}"`);
  });
});
