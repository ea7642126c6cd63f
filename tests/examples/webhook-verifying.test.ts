import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { newSecret, signedHeaders } from '../../shared/webhooks/secret.ts';

/** The examples of docs/examples/webhooks/verify judge deliveries that our own code signed, and those of others. */
const folder = fileURLToPath(new URL('../../docs/examples/webhooks/verify/', import.meta.url));
const NOW = Math.floor(Date.now() / 1000);
const [secret, next, foreign] = [newSecret(), newSecret(), newSecret()];
const body = '{"type":"order.recorded","id":"evt_1","data":{"words":"Zoë – 🎁"}}';

interface Delivery {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

function delivery(secrets: readonly string[], at: number, changes: object = {}, sent = body): Delivery {
  return { body: sent, headers: { ...signedHeaders({ messageId: 'evt_1', body }, secrets, at), ...changes } };
}

const signature = delivery([secret], NOW).headers['webhook-signature'] ?? '';
const CASES: readonly (readonly [string, Delivery, boolean])[] = [
  ['ours', delivery([secret], NOW), true],
  ['ours, four minutes ago', delivery([secret], NOW - 240), true],
  ['ours, while the secret is changed', delivery([next, secret], NOW), true],
  ['an old one, played again', delivery([secret], NOW - 900), false],
  ['one from the future', delivery([secret], NOW + 900), false],
  [
    'an old one with a new moment',
    delivery([secret], NOW - 900, { 'webhook-timestamp': String(NOW) }),
    false,
  ],
  ['one of somebody else', delivery([foreign], NOW), false],
  ['another body', delivery([secret], NOW, {}, body.replace('evt_1', 'evt_2')), false],
  [
    'the same body, parsed and written again',
    delivery([secret], NOW, {}, JSON.stringify(JSON.parse(body), null, 1)),
    false,
  ],
  ['another id', delivery([secret], NOW, { 'webhook-id': 'evt_2' }), false],
  [
    'another kind of signature',
    delivery([secret], NOW, { 'webhook-signature': signature.replace('v1', 'v1a') }),
    false,
  ],
  ['half a signature', delivery([secret], NOW, { 'webhook-signature': signature.slice(0, 20) }), false],
  ['no signature', delivery([secret], NOW, { 'webhook-signature': '' }), false],
  ['no moment', delivery([secret], NOW, { 'webhook-timestamp': 'now' }), false],
];
const judged = CASES.map(([what, , isGenuine]) => [what, isGenuine]);
const named = (verdicts: readonly unknown[]) => CASES.map(([what], index) => [what, verdicts[index]]);
const input = JSON.stringify({ secret, deliveries: CASES.map(([, each]) => each) });

const home = mkdtempSync(join(tmpdir(), 'perennial-verify-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Whether a program is on this machine. */
const has = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0;

describe('in Node', () => {
  test('without a library', async () => {
    const { isGenuine, receiver } = await import(join(folder, 'node.mjs'));
    expect(named(CASES.map(([, each]) => isGenuine(each.body, each.headers, secret)))).toEqual(judged);
    const handled: unknown[] = [];
    const server = receiver(secret, (event: unknown) => handled.push(event));
    const statuses = await posted(server);
    expect(named(statuses)).toEqual(judged.map(([what, isGenuine]) => [what, isGenuine ? 204 : 401]));
    // It came three times, and was done once.
    expect(handled).toEqual([JSON.parse(body)]);
  });

  test('with the library of the specification, as a handler for Express', async () => {
    const { perennialWebhooks } = await import(join(folder, 'express.mjs'));
    const handled: unknown[] = [];
    const handle = perennialWebhooks(secret, (event: unknown) => handled.push(event));
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const express = { status: (code: number) => ({ end: () => response.writeHead(code).end() }) };
      await handle({ body: Buffer.concat(chunks), headers: request.headers }, express);
    });
    expect(named(await posted(server))).toEqual(
      judged.map(([what, isGenuine]) => [what, isGenuine ? 204 : 401]),
    );
    expect(handled).toEqual([JSON.parse(body)]);
  });
});

async function posted(server: ReturnType<typeof createServer>): Promise<readonly number[]> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const statuses: number[] = [];
  for (const [, each] of CASES) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, {
      method: 'POST',
      headers: each.headers,
      body: each.body,
    });
    statuses.push(answer.status);
  }
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return statuses;
}

const verdictsOf = (program: string, args: readonly string[], cwd = folder): readonly unknown[] =>
  named(JSON.parse(execFileSync(program, args, { cwd, input, encoding: 'utf8' })));

test.skipIf(!has('python3', '--version'))('in Python', () => {
  const script =
    'import json, sys; from verify import is_genuine; given = json.load(sys.stdin); print(json.dumps([is_genuine(d["body"].encode(), d["headers"], given["secret"]) for d in given["deliveries"]]))';
  expect(verdictsOf('python3', ['-B', '-c', script])).toEqual(judged);
});

test.skipIf(!has('php', '--version'))('in PHP', () => {
  const script =
    '$g = json_decode(stream_get_contents(STDIN), true); require "verify.php"; echo json_encode(array_map(fn ($d) => is_genuine($d["body"], $d["headers"], $g["secret"]), $g["deliveries"]));';
  expect(verdictsOf('php', ['-r', script])).toEqual(judged);
});

test.skipIf(!has('ruby', '--version'))('in Ruby', () => {
  const script =
    'require "json"; require "./verify"; g = JSON.parse($stdin.read); puts JSON.generate(g["deliveries"].map { |d| genuine?(d["body"], d["headers"], g["secret"]) })';
  expect(verdictsOf('ruby', ['-e', script])).toEqual(judged);
});

const GO_MAIN = `package main

import (
	"encoding/json"
	"net/http"
	"os"
	"time"

	"example.com/shop/webhooks"
)

func main() {
	var given struct {
		Secret     string
		Deliveries []struct {
			Body    string
			Headers map[string]string
		}
	}
	if err := json.NewDecoder(os.Stdin).Decode(&given); err != nil {
		panic(err)
	}
	verdicts := []bool{}
	for _, each := range given.Deliveries {
		headers := http.Header{}
		for name, value := range each.Headers {
			headers.Set(name, value)
		}
		verdicts = append(verdicts, webhooks.IsGenuine([]byte(each.Body), headers, given.Secret, time.Now()))
	}
	json.NewEncoder(os.Stdout).Encode(verdicts)
}
`;

// Compiling takes half a minute the first time, which the check does not have: EXAMPLES=all npx vitest run tests/examples
test.skipIf(process.env['EXAMPLES'] !== 'all' || !has('go', 'version'))('in Go', () => {
  mkdirSync(join(home, 'webhooks'));
  copyFileSync(join(folder, 'verify.go'), join(home, 'webhooks/verify.go'));
  writeFileSync(join(home, 'go.mod'), 'module example.com/shop\n\ngo 1.21\n');
  writeFileSync(join(home, 'main.go'), GO_MAIN);
  expect(verdictsOf('go', ['run', '.'], home)).toEqual(judged);
});
