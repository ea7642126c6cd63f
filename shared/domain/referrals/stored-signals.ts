import type { Signals } from './signals.ts';

/**
 * What is kept of a member: hashes to compare, and of the mail domain the hash of itself and of each domain above it, so
 * that throw-away mail can be told where the list of such domains is, and not where the address arrives.
 */
export interface StoredSignals extends Omit<Signals, 'emailDomainIsDisposable'> {
  readonly emailDomains?: readonly string[];
}

/** As they are judged. @param disposable hashes of the domains of throw-away mail, made with the salt of `stored` */
export function judgedSignals(stored: StoredSignals, disposable: ReadonlySet<string>): Signals {
  const { emailDomains, ...signals } = stored;
  if (emailDomains === undefined) return signals;
  return { ...signals, emailDomainIsDisposable: emailDomains.some((domain) => disposable.has(domain)) };
}
