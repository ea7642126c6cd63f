import type { Logger } from '@aws-lambda-powertools/logger';
import { answer } from '../../shared/lambda/answer.ts';
import { laterPage } from '../../shared/pages/notice-pages.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { Fault } from '../../shared/storage/fault.ts';
import { firstLanguage } from './survey-link.ts';

const RETRY_AFTER_SECONDS = 5;

/** People get a page where programs get a problem document: storage fails, or others were faster for too long. */
export function pageOfFault(
  logger: Pick<Logger, 'warn'>,
  acceptLanguage: string | undefined,
  error: unknown,
) {
  if (!(error instanceof Fault)) throw error;
  logger.warn(error.message, { code: error.code, error });
  const page = laterPage(firstLanguage(acceptLanguage));
  return answer(503, page, { ...PAGE_HEADERS, 'retry-after': `${RETRY_AFTER_SECONDS}` });
}
