import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { ReferralJudging } from '../../../shared/domain/program/referral-program.ts';
import { type Ancestor, CIRCLE_DEPTH } from '../../../shared/domain/referrals/evidence.ts';
import { judgeReferral, type ReferralJudgment } from '../../../shared/domain/referrals/judge-referral.ts';
import type { Signals } from '../../../shared/domain/referrals/signals.ts';
import { type AdvocateRecord, newRecord, sightingsIn, signUp } from './advocate-record.ts';
import { type Happening, inOrderOfTime, type Referral } from './happenings.ts';

export interface Judged {
  readonly referral: Referral;
  readonly judgment: ReferralJudgment;
}

/**
 * Judges all referrals in the order of time, each with what was known at its qualifying order: later friends, returns and
 * rejections tell nothing about it. Nobody reviews; what waits for a review stays without an end.
 */
export function* judgeCampaign(referrals: readonly Referral[], judging: ReferralJudging): Generator<Judged> {
  const campaign = new Campaign(judging);
  for (const happening of inOrderOfTime(referrals)) {
    const judgment = campaign.take(happening);
    if (judgment !== null) yield { referral: happening.referral, judgment };
  }
}

class Campaign {
  readonly #judging: ReferralJudging;
  readonly #records = new Map<string, AdvocateRecord>();
  readonly #referrers = new Map<string, { readonly memberId: string; readonly signals: Signals }>();
  readonly #dayBefore = new Map<string, readonly EpochSeconds[]>();
  readonly #qualified = new Set<string>();

  constructor(judging: ReferralJudging) {
    this.#judging = judging;
  }

  take({ step, referral, at }: Happening): ReferralJudgment | null {
    const record = this.#recordOf(referral.advocateId);
    if (step === 'ordered') return this.#judge(referral, record);
    if (step === 'signed_up') {
      this.#referrers.set(referral.friendId, { memberId: referral.advocateId, signals: referral.advocate });
      this.#dayBefore.set(referral.friendId, signUp(record, referral.friend, at));
    } else if (this.#qualified.has(referral.friendId)) record.returned += 1;
    return null;
  }

  #judge(referral: Referral, record: AdvocateRecord): ReferralJudgment {
    const { friendId, friend, advocate, visitedAt, signedUpAt, orderedAt, referrerHost } = referral;
    const judgment = judgeReferral(
      {
        friendId,
        friend,
        advocate,
        sightings: sightingsIn(record, friend),
        history: { ...record, referredAt: this.#dayBefore.get(friendId) ?? [] },
        timing: { visitedAt, signedUpAt, orderedAt },
        ancestors: this.#ancestorsOf(referral.advocateId),
        visit: referrerHost === undefined ? {} : { referrerHost },
      },
      this.#judging,
    );
    this.#remember(judgment, record, friendId);
    return judgment;
  }

  #remember({ verdict }: ReferralJudgment, record: AdvocateRecord, friendId: string): void {
    if (verdict === 'review') return;
    record.judged += 1;
    if (verdict === 'reject') record.rejected += 1;
    else this.#qualified.add(friendId);
  }

  #recordOf(advocateId: string): AdvocateRecord {
    const record = this.#records.get(advocateId) ?? newRecord();
    this.#records.set(advocateId, record);
    return record;
  }

  #ancestorsOf(advocateId: string): readonly Ancestor[] {
    const ancestors: Ancestor[] = [];
    let next = this.#referrers.get(advocateId);
    while (next !== undefined && ancestors.length < CIRCLE_DEPTH) {
      ancestors.push(next);
      next = this.#referrers.get(next.memberId);
    }
    return ancestors;
  }
}
