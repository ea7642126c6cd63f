import { readDocs as operation } from '../../shared/contracts/operations/documents.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { cachingHeaders } from './caching-headers.ts';
import { once } from './once.ts';
import type { OpenApi } from './open-api.ts';
import { CONTENT_SECURITY_POLICY, renderPage } from './render-page.ts';

/** The API for people. Rendered once, for whoever asks first, and the same for everybody. No refusals. */
export function readDocs(document: () => OpenApi) {
  const rendered = once(() => {
    const page = renderPage(document());
    return { page, headers: { ...HEADERS, ...cachingHeaders(page) } };
  });
  return route(operation, async () => {
    const { page, headers } = rendered();
    return answer(200, page, headers);
  });
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
