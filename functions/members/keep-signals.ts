import type { PersonSignals } from '../../shared/contracts/referring.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Referring } from '../../shared/referring/referring.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';

/**
 * Keeps what members are compared by, their profile's e-mail address included. Where nobody can refer anybody there is no
 * use for it, so nothing is kept.
 */
export async function keepSignals(
  { keep }: Pick<Referring, 'keep'>,
  { memberId, fields: { email } }: Pick<StoredProfile, 'memberId' | 'fields'>,
  signals: PersonSignals | undefined,
  { referrals }: Pick<Program, 'referrals'>,
): Promise<void> {
  if (referrals === undefined) return;
  await keep(memberId, { ...(email === undefined ? {} : { email }), ...signals });
}
