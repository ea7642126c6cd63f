import { readStopPage as operation } from '../../shared/contracts/operations/preferences.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import { stopPage } from '../../shared/pages/stop/stop-page.ts';
import { openStopLink, type StopDeps } from './stop-link.ts';

/** Asks whether messages shall stop; stops nothing, because scanners open links as well. No refusals. */
export function readStopPage(deps: StopDeps) {
  return route(operation, async ({ path: { token }, headers, now }) => {
    const opened = await openStopLink(deps, token, headers['accept-language'], now);
    if ('status' in opened) return opened;
    // From where the page is, so that it is right whatever its address begins with.
    return answer(200, stopPage({ ...opened.view, action: `./${token}` }), PAGE_HEADERS);
  });
}
