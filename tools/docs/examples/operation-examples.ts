import { accountExamples } from './accounts.ts';

import { challengeExamples } from './challenges.ts';

import { contributionExamples } from './contributions.ts';

import { DEAD_LETTER_EXAMPLES } from './dead-letters.ts';
import { FIGURE_EXAMPLES } from './figures.ts';
import { journeyExamples } from './journeys.ts';

import { MEMBER_EXAMPLES } from './members.ts';
import type { OperationExample } from './operation-example.ts';
import { orderExamples } from './orders.ts';
import { PLATFORM_EXAMPLES } from './platforms.ts';
import { programExamples } from './programs.ts';
import { redeemingExamples } from './redeeming.ts';
import { referralExamples } from './referral-calls.ts';
import { simulationExamples } from './simulations.ts';
import { STAFF_EXAMPLES } from './staff.ts';
import type { Story } from './story.ts';
import { SURVEY_EXAMPLES } from './surveys.ts';
import { webhookExamples } from './webhooks.ts';

/** An example of each operation that has something to show, by operation id. */
export function operationExamples(story: Story): Readonly<Record<string, OperationExample>> {
  return {
    ...MEMBER_EXAMPLES,
    ...orderExamples(story),
    ...accountExamples(story),
    ...redeemingExamples(story),
    ...challengeExamples(story),
    ...referralExamples(),
    ...contributionExamples(story),
    ...journeyExamples(story),
    ...SURVEY_EXAMPLES,
    ...FIGURE_EXAMPLES,
    ...PLATFORM_EXAMPLES,
    ...DEAD_LETTER_EXAMPLES,
    ...programExamples(),
    ...simulationExamples(),
    ...webhookExamples(story),
    ...STAFF_EXAMPLES,
  };
}
