import { relative } from 'node:path';
import type { LocalStack } from './stack.ts';

/** What a developer needs once the stack runs: addresses, and commands to paste that work. */
export function startBanner(stack: LocalStack, key: string, now: Date): string {
  const { url, folder } = stack;
  const here = (path: string): string => relative(process.cwd(), path) || '.';
  const placedAt = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const authorization = `-H "authorization: Bearer ${key}"`;
  const json = '-H "content-type: application/json"';
  return `
  Shop     ${url}/shop/       (a demo: begin here)
  Console  ${url}/console/    (where the shop's staff work; no password)
  API      ${url}
  Docs     ${url}/docs
  Outbox   ${url}/outbox      (e-mails that would have been sent)
  Data     ${here(folder.path)}
  Logs     tail -F ${here(folder.logs)}/*.log      (or start with --logs)
  Events   tail -F ${here(folder.events)}/*.ndjson
  Key      ${key}

Enroll a customer, record an order, see what it earned:

  curl -s ${url}/v1/members ${authorization} ${json} \\
    -d '{"customerId":"customer-1","profile":{"name":"Ada"}}'

  curl -s ${url}/v1/orders ${authorization} ${json} \\
    -d '{"orderId":"order-1","customerId":"customer-1","currency":"USD","placedAt":"${placedAt}","lines":[{"sku":"mug","quantity":2,"unitPrice":1250}]}'

  curl -s "${url}/v1/members?customerId=customer-1" ${authorization}

Send a made-up shop's history through it, from a second terminal:

  npm run synthesize -- --orders 500 --out shop.csv
  npm run replay -- shop.csv --mapping perennial --url ${url}

Ctrl-C stops the stack; its data stays.
`;
}
