import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createEmailApi } from '../../local/email/email-api.ts';
import { type Email, openEmailFolder } from '../../local/email/email-folder.ts';

/**
 * What happens to the next request: SES is busy, refuses for good, does not know the shop's address any more, or the answer is
 * lost after it was sent. In what it says of a refusal SES names the address.
 */
export type Trouble = 'busy' | 'refusing' | 'not verified' | 'answer lost' | 'failing';

/** SES and EventBridge over the wire, as far as delivery speaks to them, with trouble on demand. */
export async function startPostOffice() {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-post-'));
  const emails = openEmailFolder(folder);
  const aftermath: unknown[] = [];
  const events: { DetailType: string; Detail: string }[] = [];
  const troubles: Trouble[] = [];
  const api = createEmailApi(emails, (event) => aftermath.push(event));
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (request.headers['x-amz-target'] === 'AWSEvents.PutEvents') {
      const { Entries } = JSON.parse(body.toString());
      events.push(...Entries);
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: 'e' })) }));
      return;
    }
    const trouble = troubles.shift();
    const refusal = REFUSALS[trouble ?? 'answer lost'];
    if (refusal !== undefined) {
      const to = JSON.parse(body.toString()).Destination.ToAddresses.join();
      return fail(response, refusal, refusal.words.replace('{to}', to));
    }
    const method = request.method ?? '';
    const path = request.url ?? '';
    const answer = api({ method, path, query: new URLSearchParams(), headers: {}, body });
    if (trouble === 'answer lost') return void request.socket.destroy();
    response.writeHead(answer?.status ?? 404, answer?.headers);
    response.end(answer?.body);
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aftermath,
    events,
    /** Of the next requests, one each. */
    trouble: (...next: readonly Trouble[]) => void troubles.push(...next),
    sentTo: (address: string): readonly Email[] =>
      emails.list(10_000).filter(({ to }) => to.includes(address)),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

interface Refusal {
  readonly status: number;
  readonly name: string;
  readonly words: string;
}

const REFUSALS: Readonly<Partial<Record<Trouble, Refusal>>> = {
  busy: { status: 429, name: 'TooManyRequestsException', words: 'Maximum sending rate exceeded for {to}.' },
  refusing: { status: 400, name: 'MessageRejected', words: 'Address <{to}> is on a list.' },
  'not verified': {
    status: 400,
    name: 'MessageRejected',
    words: 'Email address is not verified. The following identities failed the check in region X: {to}',
  },
  failing: { status: 500, name: 'InternalServiceError', words: 'Failed for {to}' },
};

function fail(response: ServerResponse, { status, name }: Refusal, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
  response.end(JSON.stringify({ message }));
}
