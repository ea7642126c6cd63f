// A receiver of webhooks in Node, without a library: SECRET=whsec_… node node.mjs
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const TOLERANCE_SECONDS = 300;

/** Whether a delivery is genuine and new. `rawBody` is the body as it came: parsed and written again, it has other bytes. */
export function isGenuine(rawBody, headers, secret, nowSeconds = Date.now() / 1000) {
  const id = headers['webhook-id'] ?? '';
  const at = headers['webhook-timestamp'] ?? '';
  // An old one is one that somebody recorded and plays again.
  if (!/^\d+$/.test(at) || Math.abs(nowSeconds - Number(at)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${at}.`).update(rawBody).digest();
  // While a secret is changed there are two signatures.
  return (headers['webhook-signature'] ?? '').split(' ').some((signature) => {
    const [version, text = ''] = signature.split(',');
    const given = Buffer.from(text, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Within the tolerance the same one may come again; in production a table with a unique key, kept for a day. */
const seen = new Set();

export function receiver(secret, handle) {
  return createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const rawBody = Buffer.concat(chunks);
    if (!isGenuine(rawBody, request.headers, secret)) return response.writeHead(401).end();
    const id = request.headers['webhook-id'];
    // Remembered after it is done, so that what fails comes again.
    if (!seen.has(id)) await handle(JSON.parse(rawBody.toString('utf8')));
    seen.add(id);
    response.writeHead(204).end();
  });
}

if (process.env.SECRET) receiver(process.env.SECRET, console.log).listen(process.env.PORT ?? 4000);
