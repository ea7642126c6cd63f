import { createHmac } from 'node:crypto';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { newSecret, signedHeaders } from '../../shared/webhooks/secret.ts';

/** The vector that the libraries of the specification share. */
const VECTOR = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  messageId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  at: 1_614_265_330,
  body: '{"test": 2432232314}',
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
};

const now = () => Math.floor(Date.now() / 1000);

describe('signatures', () => {
  test("are those of the specification's vector", () => {
    expect(signedHeaders(VECTOR, [VECTOR.secret], VECTOR.at)).toEqual({
      'webhook-id': VECTOR.messageId,
      'webhook-timestamp': `${VECTOR.at}`,
      'webhook-signature': VECTOR.signature,
    });
  });

  test('are HMAC-SHA256 over id, moment and body, as ten lines without a library make them', () => {
    const secret = newSecret();
    const body = '{"name":"Zoë – 🎁"}';
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(`evt_1.1700000000.${body}`).digest('base64');
    const headers = signedHeaders({ messageId: 'evt_1', body }, [secret], 1_700_000_000);
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });

  test('verify with any of the secrets in use, and with no other', () => {
    const secrets = [newSecret(), newSecret(), newSecret()];
    const body = '{"a":1}';
    const headers = signedHeaders({ messageId: 'evt_1', body }, secrets, now());
    expect(headers['webhook-signature'].split(' ')).toHaveLength(3);
    for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual({ a: 1 });
    expect(() => new Webhook(newSecret()).verify(body, headers)).toThrow(WebhookVerificationError);
    expect(() => new Webhook(secrets[0] ?? '').verify('{"a":2}', headers)).toThrow(WebhookVerificationError);
  });

  test('are too old for a verifier after a while, so that nobody can play them again', () => {
    const secret = newSecret();
    const headers = signedHeaders({ messageId: 'evt_1', body: '{}' }, [secret], now() - 600);
    expect(() => new Webhook(secret).verify('{}', headers)).toThrow('too old');
  });
});

test('secrets are of the form that the specification names, and differ', () => {
  const secrets = Array.from({ length: 20 }, newSecret);
  expect(new Set(secrets).size).toBe(20);
  for (const secret of secrets) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  }
});
