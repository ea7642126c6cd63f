import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EpochSeconds } from '../domain/calendar.ts';

/** What a link lets its holder do, by purpose: answer this ask, or stop messages to this member by this channel. */
export interface LinkContent {
  readonly survey: { readonly askId: string; readonly memberId: string; readonly surveyId: string };
  readonly stop: { readonly memberId: string; readonly channel: string };
}
export type LinkPurpose = keyof LinkContent;

/** At least 32 random bytes in base64url each. The first signs, all are good, so that a new one can take over unnoticed. */
export type LinkSecrets = readonly [string, ...string[]];

/** `expired`: it is ours, and its time is over. `invalid`: we never made it, or made it for another purpose. */
export type ReadLink<P extends LinkPurpose> =
  | { readonly content: LinkContent[P] }
  | { readonly fault: 'expired' | 'invalid' };

/** Unreserved in addresses, and in no identifier. */
const SEPARATOR = '~';
/** The member's place in the id of an ask to them, which would otherwise say it once more. */
const MEMBER = '*';
const IDENTIFIER = /^[A-Za-z0-9._:-]{1,128}$/;
/** Half of the hash, the least that RFC 2104 recommends: 128 bits, 22 characters. */
const SIGNATURE_BYTES = 16;
const SECRET_BYTES = 32;
/** Longer than any that can be signed; more is not looked at. */
const MAX_LENGTH = 512;

interface Form<C> {
  readonly letter: string;
  readonly fields: (content: C) => readonly string[];
  readonly content: (fields: readonly string[]) => C;
}

const FORMS: { readonly [P in LinkPurpose]: Form<LinkContent[P]> } = {
  survey: {
    letter: 's',
    fields: ({ askId, memberId, surveyId }) => [
      checked(askId).replace(`:${checked(memberId)}:`, `:${MEMBER}:`),
      memberId,
      checked(surveyId),
    ],
    content: ([askId = '', memberId = '', surveyId = '']) => ({
      askId: askId.replace(MEMBER, memberId),
      memberId,
      surveyId,
    }),
  },
  stop: {
    letter: 'u',
    fields: ({ memberId, channel }) => [checked(memberId), checked(channel)],
    content: ([memberId = '', channel = '']) => ({ memberId, channel }),
  },
};

/**
 * A token for the path of a link, for whoever holds the link, without a login: what it lets them do until when, signed.
 * Nothing of the person is in it, and it needs no escaping.
 *
 * @throws RangeError where an identifier is none, or the secret is too short
 */
export function signLink<P extends LinkPurpose>(
  purpose: P,
  content: LinkContent[P],
  expiresAt: EpochSeconds,
  [secret]: LinkSecrets,
): string {
  const { letter, fields } = FORMS[purpose];
  const text = [letter, ...fields(content), Math.floor(expiresAt).toString(36)].join(SEPARATOR);
  return `${text}${SEPARATOR}${signatureOf(text, secret)}`;
}

/** What a token is good for. Signatures are compared in constant time, and with every secret whichever fits. */
export function readLink<P extends LinkPurpose>(
  token: string,
  purpose: P,
  secrets: LinkSecrets,
  now: EpochSeconds,
): ReadLink<P> {
  const end = token.lastIndexOf(SEPARATOR);
  const text = token.slice(0, Math.max(end, 0));
  const { letter, content } = FORMS[purpose];
  const isOurs = token.length <= MAX_LENGTH && isSigned(text, token.slice(end + 1), secrets);
  const [first, ...fields] = text.split(SEPARATOR);
  if (!isOurs || first !== letter) return { fault: 'invalid' };
  const expiresAt = Number.parseInt(fields.at(-1) ?? '', 36);
  return now < expiresAt ? { content: content(fields) } : { fault: 'expired' };
}

function isSigned(text: string, signature: string, secrets: LinkSecrets): boolean {
  const presented = Buffer.from(signature);
  return secrets
    .map((secret) => Buffer.from(signatureOf(text, secret)))
    .map((expected) => presented.length === expected.length && timingSafeEqual(presented, expected))
    .includes(true);
}

function signatureOf(text: string, secret: string): string {
  const key = Buffer.from(secret, 'base64url');
  if (key.length < SECRET_BYTES) {
    throw new RangeError(
      `a secret of links has ${key.length} bytes; make one of at least ${SECRET_BYTES} random bytes, in base64url`,
    );
  }
  const digest = createHmac('sha256', key).update(text).digest();
  return digest.subarray(0, SIGNATURE_BYTES).toString('base64url');
}

function checked(identifier: string): string {
  if (IDENTIFIER.test(identifier)) return identifier;
  throw new RangeError(
    `a link cannot carry ${JSON.stringify(identifier)}; identifiers are 1 to 128 letters, digits, ".", "_", ":" or "-"`,
  );
}
