import type { ReferralCodeView } from '../../shared/contracts/referral-codes.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { ReferralCode } from '../../shared/storage/referral-code-store.ts';
import { qrLink, referralLink } from './referral-link.ts';
import { shareTexts } from './share-texts.ts';

/** @param base of links, without a slash at its end; @param locale BCP 47, of the texts */
export function referralCodeView(
  { code, shownAs }: Pick<ReferralCode, 'code' | 'shownAs'>,
  program: Program,
  base: string,
  locale?: string,
): ReferralCodeView {
  return {
    code,
    shownAs,
    link: referralLink(base, code),
    qrUrl: qrLink(base, code),
    ...shareTexts(program, code, base, locale),
  };
}
