/**
 * What is known of one side of a referral, to be compared with the other side. Each text is a salted hash that was made
 * where the raw value arrived (`shared/referrals/hashed-signals.ts`): equal texts mean equal values, and nothing else can
 * be read from them. What was never given is left out, and is held against nobody.
 */
export interface Signals {
  readonly email?: string;
  /** Of the mail address without what look-alikes differ in. */
  readonly emailSkeleton?: string;
  readonly emailDomainIsDisposable?: boolean;
  readonly phone?: string;
  readonly address?: string;
  /** Of the fingerprint by which the payment provider knows a card or bank account. */
  readonly payment?: string;
  readonly namePostcode?: string;
  readonly device?: string;
  /** Of network and browser together; there is no signal of the network alone. */
  readonly networkAgent?: string;
}

/** The signals that two people can have in common. */
export type ComparedSignal = Exclude<keyof Signals, 'emailDomainIsDisposable'>;

/** Whether both have it and it is the same; `null` where one of them does not have it. */
export function isShared(signal: ComparedSignal, a: Signals, b: Signals): boolean | null {
  const [left, right] = [a[signal], b[signal]];
  return left === undefined || right === undefined ? null : left === right;
}
