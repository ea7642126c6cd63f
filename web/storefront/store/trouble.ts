import { CallError, isProblem } from '../../../client/errors.ts';

/**
 * Why something cannot be shown or done:
 * - `signed_out`: nobody is signed in; `expired`: the token has ended, and there is no other;
 * - `offline`: nobody answered; `busy`: too many ask, or a server failed, and it may go well later;
 * - `refused`: the API said no, for the reason that `code` names; `broken`: what cannot be mended from here.
 */
export interface Trouble {
  readonly kind: 'signed_out' | 'expired' | 'offline' | 'busy' | 'refused' | 'broken';
  /** Of the API's catalogue of problems, where it answered with one. */
  readonly code: string | null;
  /** In English, for developers. */
  readonly detail: string;
}

/** Nobody is signed in: told apart, because it is no failure. */
export class SignedOutError extends Error {
  override name = 'SignedOutError';
}

/** The shop's function for tokens failed, which it may not do the next time. */
export class TokenNotFetchedError extends Error {
  override name = 'TokenNotFetchedError';
}

const trouble = (kind: Trouble['kind'], detail: string, code: string | null = null): Trouble => ({
  kind,
  code,
  detail,
});

/** What a failed call means to the customer. */
export function troubleOf(error: unknown): Trouble {
  const detail = String(error instanceof Error ? error.message : error);
  if (error instanceof SignedOutError) return trouble('signed_out', detail);
  if (error instanceof TokenNotFetchedError) return trouble('busy', detail);
  if (isProblem(error)) {
    const passing = error.problem.status >= 500 || error.problem.status === 429;
    return trouble(passing ? 'busy' : 'refused', detail, error.problem.code);
  }
  if (!(error instanceof CallError)) return trouble('broken', detail);
  return trouble(kindOfStatus(error.status), detail);
}

function kindOfStatus(status: number | null): Trouble['kind'] {
  if (status === null) return 'offline';
  // The gateway does not know the token any more; a problem document would say more.
  if (status === 401 || status === 403) return 'expired';
  return status === 429 || status >= 500 ? 'busy' : 'broken';
}

/** Whether it may go well when it is simply tried again. */
export const mayPass = ({ kind }: Trouble): boolean => kind === 'offline' || kind === 'busy';
