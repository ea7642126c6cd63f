import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** An event of Perennial; docs/events.md has what each type says in `data`. */
export interface LoyaltyEvent {
  readonly type: string;
  readonly timestamp: string;
  /** The same in every delivery of this event. */
  readonly id: string;
  readonly memberId: string;
  readonly balance: { readonly active: number; readonly pending: number };
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the tools know a member by; events hold nothing of the person. */
export interface LoyaltyMember {
  readonly customerId: string;
  readonly email: string | null;
}

/** A signature is good for five minutes, so nobody can play an older message again; and so long a newer one is remembered. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * A server for webhooks: takes what is signed with the secret, and answers 204 once `handle` has done its work, so that
 * Perennial sends again what it did not do. What was done is not done again when it comes again: Perennial may send a message
 * twice, and somebody who has recorded it may play it once more. Answer within 15 seconds; where a tool is slower, put events onto a
 * queue first.
 */
export function webhookServer(secret: string, handle: (event: LoyaltyEvent) => Promise<void>): Server {
  const webhook = new Webhook(secret);
  const done = new Map<string, number>();
  const isDone = (id: string): boolean => {
    for (const [other, at] of done) if (performance.now() - at > REMEMBERED_MS) done.delete(other);
    return done.has(id);
  };
  return createServer(async (request, response) => {
    // The text as it came: made from parsed JSON again, it would not have its signature any more.
    const body = await text(request);
    try {
      const event = webhook.verify(body, request.headers as Record<string, string>) as LoyaltyEvent;
      // A ping has no member; it only asks whether somebody is there.
      if (event.type !== 'webhook.ping' && !isDone(event.id)) await handle(event);
      done.set(event.id, performance.now());
      response.writeHead(204).end();
    } catch (error) {
      const isForged = error instanceof WebhookVerificationError;
      if (!isForged) console.error(error);
      response.writeHead(isForged ? 401 : 500).end();
    }
  });
}

/**
 * Who a member is; null where there is nobody to tell of: a guest, or somebody whose data was erased.
 *
 * @param key with the scope members:read
 * @throws Error when Perennial does not answer; the event then comes again
 */
export function memberFinder({ url, key }: { readonly url: string; readonly key: string }) {
  return async (memberId: string): Promise<LoyaltyMember | null> => {
    const response = await fetch(`${url}/v1/members/${memberId}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok) throw new Error(`Perennial answered ${response.status} about ${memberId}`);
    const { customerId, profile } = (await response.json()) as {
      readonly customerId: string;
      readonly profile: { readonly email?: string };
    };
    return { customerId, email: profile.email ?? null };
  };
}

/** A variable of the environment. @throws Error naming the one that is missing */
export function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`set the environment variable ${name}`);
  return value;
}
