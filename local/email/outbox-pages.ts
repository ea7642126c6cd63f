import type { GatewayResponse } from '../gateway/gateway-response.ts';
import type { RequestHandler } from '../gateway/request-handler.ts';
import type { EmailFolder } from './email-folder.ts';
import { emailPage, FRAME_FREEDOMS, listPage, nothingPage, PAGE_POLICY } from './outbox-html.ts';

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
    return part === 'html'
      ? html(200, openingTabs(email.html ?? ''), EMAIL_POLICY)
      : html(404, nothingPage());
  };
}

/** The e-mail's own page: what is in it runs nothing, loads nothing, and is of no origin. */
const EMAIL_POLICY = `sandbox ${FRAME_FREEDOMS}; default-src 'none'; style-src 'unsafe-inline'`;

/** A link of an e-mail opens a tab, as it does from a mail program; in the frame, its page would refuse to be shown. */
const openingTabs = (email: string): string =>
  email.replace(/<head>|^(?!<!doctype)/i, (start) => `${start}<base target="_blank">`);

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
