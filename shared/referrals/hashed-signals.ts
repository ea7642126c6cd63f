import { createHmac } from 'node:crypto';
import type { ComparedSignal, Signals } from '../domain/referrals/signals.ts';
import { isDisposableDomain } from './disposable-domains.ts';
import { emailSkeleton } from './email-skeleton.ts';
import { namePostcode } from './name-postcode.ts';
import { networkAgent, type RawNetwork } from './network-agent.ts';
import { normalizedAddress, type RawAddress } from './normalized-address.ts';
import { mailboxOf, normalizedEmail } from './normalized-email.ts';
import { normalizedPhone } from './normalized-phone.ts';

/** What a request brings of a person, as it was written. It is hashed in the same request and never kept. */
export interface RawSignals {
  readonly email?: string;
  readonly phone?: string;
  readonly name?: string;
  readonly address?: RawAddress;
  /** The payment provider's fingerprint of a card or account; never its number. */
  readonly payment?: string;
  /** An identifier that the storefront gave the device. */
  readonly device?: string;
  readonly network?: RawNetwork;
}

/** 128 bits: among a thousand million people no two are the same by chance. */
const HASH_BYTES = 16;
/** A salt that can be tried out protects nobody: mail addresses and telephone numbers are few. */
const SHORTEST_SALT_BYTES = 16;

/**
 * Signals that can be compared and not read: of each value in its normal form, HMAC-SHA256 by the deployment's salt, the first
 * 128 bits in base64url (22 characters). A hash says of which signal it is, so equal values of two signals differ. Values that
 * tell nothing are left out.
 * @param salt of the deployment, secret, 16 bytes or more
 * @throws RangeError when the salt is shorter
 */
export function hashedSignals(raw: RawSignals, salt: Uint8Array): Signals {
  if (salt.byteLength < SHORTEST_SALT_BYTES)
    throw new RangeError(
      `the salt of the signals has ${salt.byteLength} bytes; give it ${SHORTEST_SALT_BYTES} random ones or more`,
    );
  const mailbox = raw.email === undefined ? null : mailboxOf(raw.email);
  return {
    ...hashEach(normalValues(raw), salt),
    ...(mailbox && { emailDomainIsDisposable: isDisposableDomain(mailbox.domain) }),
  };
}

type NormalValues = Readonly<Record<ComparedSignal, string | null>>;

function normalValues({ email, phone, name, address, payment, device, network }: RawSignals): NormalValues {
  return {
    email: given(email, normalizedEmail),
    emailSkeleton: given(email, emailSkeleton),
    phone: given(phone, normalizedPhone),
    address: given(address, normalizedAddress),
    payment: given(payment, trimmed),
    namePostcode: name === undefined || address === undefined ? null : namePostcode(name, address.postcode),
    device: given(device, trimmed),
    networkAgent: given(network, networkAgent),
  };
}

function given<T>(value: T | undefined, normalize: (value: T) => string | null): string | null {
  return value === undefined ? null : normalize(value);
}

function trimmed(text: string): string | null {
  const plain = text.trim();
  return plain === '' ? null : plain;
}

function hashEach(values: NormalValues, salt: Uint8Array): Signals {
  return Object.fromEntries(
    Object.entries(values).flatMap(([signal, value]) =>
      value === null ? [] : [[signal, hash(`${signal}\n${value}`, salt)]],
    ),
  );
}

function hash(text: string, salt: Uint8Array): string {
  return createHmac('sha256', salt).update(text).digest().subarray(0, HASH_BYTES).toString('base64url');
}
