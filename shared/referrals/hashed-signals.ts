import type { ComparedSignal } from '../domain/referrals/signals.ts';
import type { StoredSignals } from '../domain/referrals/stored-signals.ts';
import { emailSkeleton } from './email-skeleton.ts';
import { domainHash, domainsOf } from './mail-domains.ts';
import { namePostcode } from './name-postcode.ts';
import { networkAgent, type RawNetwork } from './network-agent.ts';
import { normalizedAddress, type RawAddress } from './normalized-address.ts';
import { mailboxOf, normalizedEmail } from './normalized-email.ts';
import { normalizedPhone } from './normalized-phone.ts';
import { hashedDomain, type SignalHash, signalHash } from './signal-hash.ts';

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

/**
 * Signals that can be compared and not read: each value in its normal form, hashed by the deployment's salt (signal-hash.ts).
 * A hash says of which signal it is, so equal values of two signals differ. Values that tell nothing are left out.
 * @param salt of the deployment, secret, 16 bytes or more
 * @throws RangeError when the salt is shorter
 */
export function hashedSignals(raw: RawSignals, salt: Uint8Array): StoredSignals {
  const hash = signalHash(salt);
  const mailbox = raw.email === undefined ? null : mailboxOf(raw.email);
  return {
    ...hashEach(normalValues(raw), hash),
    ...(mailbox && {
      emailDomains: domainsOf(mailbox.domain).map((domain) => hashedDomain(domainHash(domain), hash)),
    }),
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

function hashEach(values: NormalValues, hash: SignalHash): StoredSignals {
  return Object.fromEntries(
    Object.entries(values).flatMap(([signal, value]) =>
      value === null ? [] : [[signal, hash(signal as ComparedSignal, value)]],
    ),
  );
}
