import { readReferralQr as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { offeredBy } from './advocate-standing.ts';
import { codeInForce } from './code-in-force.ts';
import type { ReferralsDeps } from './deps.ts';
import { linkQr } from './link-qr.ts';
import { unknownCode } from './read-invitation.ts';
import { referralLink } from './referral-link.ts';

/** An image is drawn once a day; whom its code leads to is asked when somebody scans it. */
const HEADERS = {
  'content-type': 'image/svg+xml; charset=utf-8',
  'cache-control': 'public, max-age=86400',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
};

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'codes' | 'metrics' | 'linkBase'>;

/** The link of a code as an image. Refusals: REFERRALS_NOT_OFFERED, REFERRAL_CODE_NOT_FOUND. */
export function readReferralQr(deps: Deps) {
  return route(operation, async ({ path: { code }, origin, now }) => {
    const offered = offeredBy(await deps.programs.inForce(now));
    if (isRefusal(offered)) return offered;
    const owner = await codeInForce(deps, code);
    if (owner === null) return unknownCode(code);
    return answer(200, linkQr(referralLink(deps.linkBase ?? origin, owner.code, 'qr')), HEADERS);
  });
}
