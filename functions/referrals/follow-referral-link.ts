import {
  followReferralLink as follow,
  probeReferralLink as probe,
} from '../../shared/contracts/operations/referrals.ts';
import { type EpochSeconds, midnightAfterDays } from '../../shared/domain/calendar.ts';
import type { ReferralProgram } from '../../shared/domain/program/referral-program.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { CodeOwner } from '../../shared/storage/referral-code-store.ts';
import { newVisitId } from '../../shared/storage/visit-store.ts';
import { offeredBy } from './advocate-standing.ts';
import { codeInForce } from './code-in-force.ts';
import type { ReferralsDeps } from './deps.ts';
import { isVisit, referrerHostOf } from './is-visit.ts';
import { channelOf, landingAddress } from './referral-link.ts';

type Deps = Pick<ReferralsDeps, 'ledger' | 'programs' | 'codes' | 'visits' | 'metrics'>;

/** Each visit is one of its own. Of where it came from the shop is told the site, and of the link nothing. */
const HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'strict-origin',
  'x-robots-tag': 'noindex',
};

/** Records the visit of a person, and forwards everybody. Refusals: REFERRALS_NOT_OFFERED. */
export function followReferralLink(deps: Deps) {
  return route(follow, async ({ path: { code }, query, headers, now }) => {
    const link = await linkOf(deps, code, now);
    if (isRefusal(link)) return link;
    const { landingUrl, owner } = link;
    if (owner === null || !isVisit(headers)) return forward(landingUrl, owner);
    const visitId = newVisitId(now);
    await deps.visits.record({
      visitId,
      advocateId: owner.memberId,
      code: owner.code,
      visitedAt: now,
      channel: channelOf(query.c),
      referrerHost: referrerHostOf(headers),
      forgottenAt: link.forgottenAt,
    });
    return forward(landingUrl, owner, visitId);
  });
}

/** Forwards as the link does, without a visit. Refusals: REFERRALS_NOT_OFFERED. */
export function probeReferralLink(deps: Deps) {
  return route(probe, async ({ path: { code }, now }) => {
    const link = await linkOf(deps, code, now);
    return isRefusal(link) ? link : forward(link.landingUrl, link.owner);
  });
}

interface Link {
  readonly landingUrl: string;
  readonly owner: CodeOwner | null;
  /** When a visit of now is of no more use. */
  readonly forgottenAt: EpochSeconds;
}

async function linkOf(deps: Deps, code: string, now: EpochSeconds): Promise<Link | Refusal> {
  const program = await deps.programs.inForce(now);
  const offered = offeredBy(program);
  if (isRefusal(offered)) return offered;
  return {
    landingUrl: offered.landingUrl,
    owner: await codeInForce(deps, code),
    forgottenAt: midnightAfterDays(now, daysOfUse(offered), program.timeZone),
  };
}

/**
 * From the visit to the sign-up there is the window, from there to the order that is judged by it the window again; and
 * then a day for what is under way.
 */
const daysOfUse = ({ windowDays }: ReferralProgram): number => 2 * windowDays + 1;

function forward(landingUrl: string, owner: CodeOwner | null, visit?: string) {
  const location = landingAddress(landingUrl, {
    ...(owner === null ? {} : { ref: owner.code }),
    ...(visit === undefined ? {} : { visit }),
  });
  return answer(302, null, { location, ...HEADERS });
}
