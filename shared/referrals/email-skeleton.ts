import { CONFUSABLES } from './confusables.ts';
import { foldedText } from './folded-text.ts';
import { mailboxOf } from './normalized-email.ts';

/** What is typed for a letter, or read as one. All that looks like l is one: i, 1 and l are the commonest exchange. */
const READ_AS: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1i|!j]/g, 'l'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/[5$z2]/g, 's'],
  [/7/g, 't'],
  [/8/g, 'b'],
  [/[69q]/g, 'g'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** Shorter names are shared by many: what two people called Anna have in common is no sign. */
const SHORTEST_NAME = 6;

/** What many shops, offices and families call their mailbox; it tells nothing without the domain. */
const OF_NOBODY =
  /^(info|contact|kontakt|office|mail|email|hello|sales|support|admin|family|familie|shop|team|service)$/;

const NAMES_OF_A_LETTER = /[\u0080-\u{10ffff}]/gu;

/**
 * What is left of a mail address without all that look-alikes differ in: separators, a number at the end, letters that
 * another character looks like, the provider. `anna.miller1@gmail.com` and `annarniller@outlook.com` have one skeleton.
 * A number at the end is taken for a number, so `rache1` is not seen to look like `rachel`.
 * @returns `null` where there is no mail address, or its name is too short, or nobody's, to tell anything
 */
export function emailSkeleton(email: string): string | null {
  const mailbox = mailboxOf(email);
  if (mailbox === null) return null;
  const plain = foldedText(
    mailbox.local.replace(NAMES_OF_A_LETTER, (letter) => CONFUSABLES.get(letter) ?? letter),
  );
  const name = plain.replace(/[._\-+']/g, '').replace(/(?<=[^\d]{3})\d+$/, '');
  if (OF_NOBODY.test(name)) return null;
  const skeleton = READ_AS.reduce((text, [written, read]) => text.replace(written, read), name);
  return skeleton.length < SHORTEST_NAME ? null : skeleton;
}
