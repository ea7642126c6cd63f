import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LinkSecrets, readLink, signLink } from '../../shared/access/signed-link.ts';
import { check } from '../law-runs.ts';

const secret = () => randomBytes(32).toString('base64url');
const [OLD, NEW, FOREIGN] = [secret(), secret(), secret()];
const SECRETS: LinkSecrets = [NEW, OLD];
const NOW = 1_790_000_000;
const LATER = NOW + 14 * 86_400;

const memberId = 'mbr_0123456789abcdefghij';
const survey = {
  askId: `post-purchase-survey:${memberId}:118.0`,
  memberId,
  surveyId: 'post-purchase',
};
const stop = { memberId, channel: 'email' };

const identifier = fc.stringMatching(/^[A-Za-z0-9._:-]{1,64}$/);

describe('a signed link', () => {
  test('carries what it was signed for, as it was', () => {
    check(
      fc.property(identifier, identifier, identifier, fc.boolean(), (cause, member, surveyId, isPlain) => {
        const askId = isPlain ? cause : `${cause}:${member}:${cause}`.slice(0, 128);
        const content = { askId, memberId: member, surveyId };
        const token = signLink('survey', content, LATER, SECRETS);
        expect(readLink(token, 'survey', SECRETS, NOW)).toEqual({ content });
        expect(encodeURIComponent(token).replaceAll('%3A', ':')).toBe(token);
      }),
    );
    const token = signLink('stop', stop, LATER, SECRETS);
    expect(readLink(token, 'stop', SECRETS, NOW)).toEqual({ content: stop });
  });

  test('is good before its expiry, and known as ours after it', () => {
    const token = signLink('survey', survey, LATER, SECRETS);
    expect(readLink(token, 'survey', SECRETS, LATER - 1)).toEqual({ content: survey });
    expect(readLink(token, 'survey', SECRETS, LATER)).toEqual({ fault: 'expired' });
  });

  test('for one purpose is no good for another', () => {
    const answering = signLink('survey', survey, LATER, SECRETS);
    const stopping = signLink('stop', stop, LATER, SECRETS);
    expect(readLink(answering, 'stop', SECRETS, NOW)).toEqual({ fault: 'invalid' });
    expect(readLink(stopping, 'survey', SECRETS, NOW)).toEqual({ fault: 'invalid' });
  });

  test('is no good with any character changed, left out or added', () => {
    const token = signLink('survey', survey, LATER, SECRETS);
    const at = fc.nat(token.length - 1);
    const letter = fc.constantFrom(...'ABCXYZabcxyz0189-_~.:*');
    check(
      fc.property(at, letter, fc.constantFrom(0, 1), (index, other, removed) => {
        const tampered = token.slice(0, index) + other + token.slice(index + removed);
        fc.pre(tampered !== token);
        expect(readLink(tampered, 'survey', SECRETS, NOW)).toEqual({ fault: 'invalid' });
      }),
    );
    for (const cut of [0, 1, 50, token.length - 1])
      expect(readLink(token.slice(0, cut), 'survey', SECRETS, NOW)).toEqual({ fault: 'invalid' });
  });

  test('is no good for another member, or for longer, with the signature of the first', () => {
    const token = signLink('survey', survey, LATER, SECRETS);
    const signature = token.slice(token.lastIndexOf('~'));
    const other = signLink('survey', survey, LATER + 1, SECRETS);
    expect(readLink(other.slice(0, other.lastIndexOf('~')) + signature, 'survey', SECRETS, NOW)).toEqual({
      fault: 'invalid',
    });
  });

  test('takes no other text for one, however long', () => {
    check(
      fc.property(fc.string(), (text) => {
        expect(readLink(text, 'survey', SECRETS, NOW)).toEqual({ fault: 'invalid' });
      }),
    );
    expect(readLink('~'.repeat(1_000_000), 'stop', SECRETS, NOW)).toEqual({ fault: 'invalid' });
  });
});

describe('the secrets of links', () => {
  test('may be changed: the new one signs, links of the old one stay good until it goes', () => {
    const before = signLink('survey', survey, LATER, [OLD]);
    const during = signLink('survey', survey, LATER, [NEW, OLD]);
    expect(readLink(before, 'survey', [NEW, OLD], NOW)).toEqual({ content: survey });
    expect(readLink(during, 'survey', [NEW], NOW)).toEqual({ content: survey });
    expect(readLink(before, 'survey', [NEW], NOW)).toEqual({ fault: 'invalid' });
    expect(readLink(before, 'survey', [FOREIGN], NOW)).toEqual({ fault: 'invalid' });
  });

  test('are long enough, or nothing is signed and nothing read', () => {
    const short: LinkSecrets = [randomBytes(31).toString('base64url')];
    expect(() => signLink('stop', stop, LATER, short)).toThrow('has 31 bytes');
    const token = signLink('stop', stop, LATER, SECRETS);
    expect(() => readLink(token, 'stop', short, NOW)).toThrow('has 31 bytes');
  });
});

describe('the token of a link', () => {
  test('carries identifiers and nothing else', () => {
    expect(() => signLink('stop', { memberId: 'eva@example.com', channel: 'email' }, LATER, SECRETS)).toThrow(
      'a link cannot carry "eva@example.com"',
    );
    expect(() => signLink('survey', { ...survey, surveyId: 'a~b' }, LATER, SECRETS)).toThrow('"a~b"');
  });

  test('leaves room in an address of 200 characters for a host that nobody chose, and a score', () => {
    const address = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com/s/';
    const token = signLink('survey', survey, LATER, SECRETS);
    expect(`${address}${token}?score=10`.length).toBeLessThan(200);
  });
});
