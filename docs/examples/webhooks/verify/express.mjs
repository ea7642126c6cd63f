// With the library of the specification: npm install express standardwebhooks
import { Webhook } from 'standardwebhooks';

/**
 * A handler for Express. Mount it with `express.raw({ type: 'application/json' })`, and before any `express.json()`: the
 * signature is over the body as it came, and a parser leaves only what it made of it.
 */
export function perennialWebhooks(secret, handle) {
  const webhook = new Webhook(secret);
  const seen = new Set();
  return async (request, response) => {
    let event;
    try {
      event = webhook.verify(request.body, request.headers); // throws where it is forged, or older than five minutes
    } catch {
      return response.status(401).end();
    }
    const id = request.headers['webhook-id'];
    if (!seen.has(id)) await handle(event);
    seen.add(id);
    response.status(204).end();
  };
}
