import type { ReferralEvidence } from './evidence.ts';
import { type Check, flagged, notAvailable, passed } from './finding.ts';
import type { ComparedSignal } from './signals.ts';

/**
 * From how many other friends of the same advocate on a signal is no chance any more. Mailbox and name are a person's own;
 * among a thousand followers two mail addresses look alike; couples share a card and a telephone, a family shares a tablet.
 * Address and network are missing on purpose: a whole dormitory has one.
 */
const NO_CHANCE = [
  { signal: 'email', others: 1, noun: 'mailbox' },
  { signal: 'emailSkeleton', others: 2, noun: 'look of the mail address' },
  { signal: 'namePostcode', others: 1, noun: 'name and postcode' },
  { signal: 'phone', others: 2, noun: 'telephone number' },
  { signal: 'payment', others: 2, noun: 'card or account' },
  { signal: 'device', others: 3, noun: 'device' },
] as const satisfies readonly { signal: ComparedSignal; others: number; noun: string }[];

/** Whether the friends of one advocate are one person or one drawer of telephones, whoever the advocate is. */
export const sharedSignals: Check = ({ sightings }: ReferralEvidence) => {
  const counted = NO_CHANCE.filter(({ signal }) => sightings[signal] !== undefined);
  if (counted.length === 0)
    return notAvailable('It is not known what the friend has in common with others of the advocate.');
  const tooMany = counted.filter(({ signal, others }) => (sightings[signal] ?? 0) >= others);
  if (tooMany.length === 0)
    return passed('The friend has no more in common with other friends than families do.');
  const words = tooMany.map(({ signal, noun }) => `${noun} (${sightings[signal]})`);
  return flagged(`Other friends of the advocate have the same ${words.join(', ')}.`);
};
