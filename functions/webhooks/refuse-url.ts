import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { WebhooksDeps } from './deps.ts';

/** @throws ProblemError WEBHOOK_URL_REFUSED with the reason */
export async function refuseUrl(
  { objectionTo }: Pick<WebhooksDeps, 'objectionTo'>,
  url: string,
): Promise<void> {
  const objection = await objectionTo(url);
  if (objection === null) return;
  throw new ProblemError('WEBHOOK_URL_REFUSED', objection, [{ pointer: '/url', detail: objection }]);
}
