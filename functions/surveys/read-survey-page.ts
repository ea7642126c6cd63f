import type { Logger } from '@aws-lambda-powertools/logger';
import { readSurveyPage as operation } from '../../shared/contracts/operations/surveys.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { tappedScore } from '../../shared/pages/survey/answer-form.ts';
import { surveyPage } from '../../shared/pages/survey/survey-page.ts';
import { pageOfFault } from './page-of-fault.ts';
import { type LinkDeps, openSurveyLink, viewOf } from './survey-link.ts';

/** Shows the questions, or the answer as it stands. It records nothing, because scanners open links as well. No refusals. */
export function readSurveyPage(deps: LinkDeps & { readonly logger: Pick<Logger, 'warn'> }) {
  return route(operation, ({ path: { token }, query, headers, now }) =>
    show(token, query.score, headers['accept-language'], now).catch((error: unknown) =>
      pageOfFault(deps.logger, headers['accept-language'], error),
    ),
  );

  async function show(
    token: string,
    score: string | undefined,
    language: string | undefined,
    now: EpochSeconds,
  ) {
    const opened = await openSurveyLink(deps, token, language, now);
    if ('status' in opened) return opened;
    const tapped = tappedScore(score);
    return answer(200, surveyPage({ ...viewOf(opened, token, now), tapped }), PAGE_HEADERS);
  }
}
