import type { ReferralVerdict } from '../../../shared/domain/ledger/referral.ts';
import { REFERRAL_CHECKS, type ReferralCheckName } from '../../../shared/domain/program/referral-program.ts';
import { type Share, shareOf } from '../../../shared/domain/statistics/share.ts';
import type { Judged } from '../campaign/judge-campaign.ts';
import type { Label } from '../population/planned-referral.ts';

export type Verdicts = Readonly<Record<ReferralVerdict, number>>;

export interface Row extends Label {
  readonly verdicts: Verdicts;
}

/** How many of each side a check spoke against. */
export interface CheckRow {
  readonly check: ReferralCheckName;
  readonly abusive: Share;
  readonly honest: Share;
}

export interface Figures {
  /** A kind and effort each; the truth against the verdict. */
  readonly rows: readonly Row[];
  readonly checks: readonly CheckRow[];
  readonly abusive: Verdicts;
  readonly honest: Verdicts;
  /** Of those rejected, which were abuse; and of those stopped, by rejection or for a review. */
  readonly precision: { readonly rejected: Share; readonly stopped: Share };
  /** Of the abuse, how much was rejected; and stopped. */
  readonly recall: { readonly rejected: Share; readonly stopped: Share };
  /** Of the honest, how many were rejected, and how many had to wait for a review. */
  readonly harmed: { readonly rejected: Share; readonly reviewed: Share };
}

type Counts = Record<ReferralVerdict, number>;
const none = (): Counts => ({ reward: 0, review: 0, reject: 0 });

export class Tally {
  readonly #rows = new Map<string, Label & { readonly verdicts: Counts }>();
  readonly #abusive = none();
  readonly #honest = none();
  readonly #against = new Map<string, number>();

  add({ referral: { label }, judgment: { verdict, checks } }: Judged): void {
    const key = `${label.kind} ${label.effort}`;
    const row = this.#rows.get(key) ?? { ...label, verdicts: none() };
    this.#rows.set(key, row);
    row.verdicts[verdict] += 1;
    const isHonest = label.effort === null;
    (isHonest ? this.#honest : this.#abusive)[verdict] += 1;
    for (const { name, outcome } of checks) {
      if (outcome === 'passed' || outcome === 'not_available') continue;
      const against = `${name} ${isHonest}`;
      this.#against.set(against, (this.#against.get(against) ?? 0) + 1);
    }
  }

  figures(): Figures {
    const [abusive, honest] = [this.#abusive, this.#honest];
    const [allAbusive, allHonest] = [sum(abusive), sum(honest)];
    const stopped = ({ review, reject }: Verdicts) => review + reject;
    const against = (name: string, isHonest: boolean) => this.#against.get(`${name} ${isHonest}`) ?? 0;
    return {
      rows: [...this.#rows.values()],
      checks: REFERRAL_CHECKS.map((check) => ({
        check,
        abusive: shareOf(against(check, false), allAbusive),
        honest: shareOf(against(check, true), allHonest),
      })),
      abusive,
      honest,
      precision: {
        rejected: shareOf(abusive.reject, abusive.reject + honest.reject),
        stopped: shareOf(stopped(abusive), stopped(abusive) + stopped(honest)),
      },
      recall: {
        rejected: shareOf(abusive.reject, allAbusive),
        stopped: shareOf(stopped(abusive), allAbusive),
      },
      harmed: {
        rejected: shareOf(honest.reject, allHonest),
        reviewed: shareOf(honest.review, allHonest),
      },
    };
  }
}

export const sum = ({ reward, review, reject }: Verdicts): number => reward + review + reject;
