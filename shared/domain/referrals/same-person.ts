import { blocked, type Check, type Finding, flagged, notAvailable, passed } from './finding.ts';
import { type ComparedSignal, isShared } from './signals.ts';

/**
 * Checks that advocate and friend are one person. One mailbox is one person, so that alone rejects. All others are shared by
 * honest people as well: couples by card, families by address and telephone, father and son by name and postcode.
 */
interface Words {
  readonly same: string;
  readonly other: string;
  readonly unknown: string;
}

function compare(signal: ComparedSignal, found: (detail: string) => Finding, words: Words): Check {
  return ({ friend, advocate }) => {
    const same = isShared(signal, friend, advocate);
    if (same === null) return notAvailable(words.unknown);
    return same ? found(words.same) : passed(words.other);
  };
}

export const sameEmail = compare('email', blocked, {
  same: 'Both mail addresses lead to one mailbox.',
  other: 'The mail addresses lead to two mailboxes.',
  unknown: 'The mail address of one of them is not known.',
});

export const lookalikeEmail = compare('emailSkeleton', flagged, {
  same: 'The mail addresses look alike, but for digits, separators, similar letters or the provider.',
  other: 'The mail addresses do not look alike.',
  unknown: 'The mail address of one of them is not known, or too short to be compared by its look.',
});

export const samePhone = compare('phone', flagged, {
  same: 'Both gave the same telephone number.',
  other: 'They gave two telephone numbers.',
  unknown: 'The telephone number of one of them is not known.',
});

export const sameAddress = compare('address', flagged, {
  same: 'Both have goods sent to the same house.',
  other: 'They have goods sent to two houses.',
  unknown: 'The address of one of them is not known.',
});

export const samePayment = compare('payment', flagged, {
  same: 'Both paid with the same card or account.',
  other: 'They paid with two cards or accounts.',
  unknown: 'How one of them paid is not known.',
});

export const sameNameAndPostcode = compare('namePostcode', flagged, {
  same: 'Both have the same name in the same postcode.',
  other: 'They differ in name or postcode.',
  unknown: 'The name or postcode of one of them is not known.',
});
