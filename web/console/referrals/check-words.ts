import type { ReferralCheck } from '../../../client/generated/types.ts';

export type CheckName = ReferralCheck['name'];

/** Each of the sixteen checks, as short as a label. */
export const CHECK_NAMES: Readonly<Record<CheckName, string>> = {
  same_email: 'Same mailbox',
  lookalike_email: 'Mail addresses look alike',
  same_phone: 'Same telephone',
  same_address: 'Same house',
  same_payment: 'Same card or account',
  same_name_and_postcode: 'Same name and postcode',
  same_device: 'Same device',
  same_network_and_agent: 'Same network and browser',
  shared_signals: 'Shared with other friends',
  mutual: 'Referred each other',
  circular: 'Referred in a circle',
  burst: 'Many friends at once',
  haste: 'Faster than people are',
  disposable_email: 'Throw-away mail address',
  coupon_site: 'From a coupon site',
  return_habit: 'Earlier friends returned their orders',
};

/** Of the checks those that compare the two people: what they share, if anything. */
const COMPARED: Readonly<Partial<Record<CheckName, string>>> = {
  same_email: 'mailbox',
  lookalike_email: 'look of the mail address',
  same_phone: 'telephone',
  same_address: 'house',
  same_payment: 'card or account',
  same_name_and_postcode: 'name and postcode',
  same_device: 'device',
  same_network_and_agent: 'network and browser',
};

export interface Shared {
  readonly same: readonly string[];
  readonly different: readonly string[];
  readonly unknown: readonly string[];
}

/** What the two sides of a referral have in common, as far as the checks tell it: no value of either is told. */
export function sharedBy(checks: readonly ReferralCheck[]): Shared {
  const those = (isMeant: (outcome: ReferralCheck['outcome']) => boolean): readonly string[] =>
    checks.flatMap(({ name, outcome }) => {
      const words = COMPARED[name];
      return words !== undefined && isMeant(outcome) ? [words] : [];
    });
  return {
    same: those((outcome) => outcome === 'flagged' || outcome === 'blocked'),
    different: those((outcome) => outcome === 'passed'),
    unknown: those((outcome) => outcome === 'not_available'),
  };
}
