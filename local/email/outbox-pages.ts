import type { GatewayResponse } from '../gateway/gateway-response.ts';
import type { RequestHandler } from '../gateway/request-handler.ts';
import type { EmailFolder } from './email-folder.ts';
import { emailPage, listPage, nothingPage, PAGE_POLICY } from './outbox-html.ts';

/** So many are shown; the files of all are in the data folder. */
const MOST_SHOWN = 200;

/**
 * The HTTP API with the outbox beside it: `/outbox`, a list of the e-mails that would have been sent, and `/outbox/<id>`,
 * one of them. It is of this machine alone, and so no route of the app.
 */
export function withOutbox(api: RequestHandler, emails: EmailFolder): RequestHandler {
  return async (request, body) => {
    const [, first, id, part, ...rest] = request.path.split('/');
    if (first !== 'outbox' || request.method !== 'GET' || rest.length > 0) return api(request, body);
    if (id === undefined || id === '') return html(200, listPage(emails.list(MOST_SHOWN)));
    const email = emails.read(id);
    if (email === null) return html(404, nothingPage());
    if (part === undefined) return html(200, emailPage(email));
    // The e-mail's own page: what is in it runs nothing, loads nothing, and is of no origin.
    return part === 'html'
      ? html(200, email.html ?? '', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
      : html(404, nothingPage());
  };
}

const html = (status: number, body: string, policy = PAGE_POLICY): GatewayResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  },
  body,
});
