import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import type Provider from 'oidc-provider';
import { failedPage, PAGE_POLICY, signInPage } from './issuer-pages.ts';
import { personNamed } from './people.ts';
import type { ConsoleClient } from './provider.ts';
import { recordAdapters } from './record-adapter.ts';

/** Where the issuer is on the gateway's port; what it writes itself in tokens is the gateway's address with it. */
export const ISSUER_PATH = '/issuer';

/**
 * Answers below ISSUER_PATH: the issuer's protocol, and the page on which people choose who they are. The library is loaded and
 * keys are made at the first request, because most stacks that start here are tests that sign nobody in.
 */
export function createIssuer(
  gatewayUrl: string,
  client: ConsoleClient,
  database: DatabaseSync,
): RequestListener {
  let provider: Promise<Provider> | undefined;
  const open = async (): Promise<Provider> => {
    const { createProvider } = await import('./provider.ts');
    return createProvider(gatewayUrl + ISSUER_PATH, client, recordAdapters(database));
  };
  return (request, response) => {
    provider ??= open();
    provider
      .then((opened) => answer(opened, request, response))
      .catch((error: unknown) => {
        if (response.headersSent) return void response.end();
        sendPage(response, 400, failedPage((error as Error).message));
      });
  };
}

async function answer(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (path.startsWith(`${ISSUER_PATH}/sign-in/`)) return chooseSomebody(provider, request, response);
  // As a mounted Node handler is told where it is.
  Object.assign(request, { originalUrl: request.url });
  request.url = request.url?.slice(ISSUER_PATH.length) || '/';
  await provider.callback()(request, response);
}

/** GET shows the page; POST says who it is, and goes on. Fails where the sign-in was not begun in this browser, or is over. */
async function chooseSomebody(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') return sendPage(response, 200, signInPage(`${ISSUER_PATH}/sign-in/${uid}`));
  const person = personNamed(new URLSearchParams(await text(request)).get('person'));
  if (person === undefined) return sendPage(response, 400, failedPage('There is no such person here.'));
  await provider.interactionFinished(request, response, { login: { accountId: person.personId } });
}

function sendPage(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(page);
}
