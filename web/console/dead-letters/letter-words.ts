import type { DeadLetter, DeadLetterQueue } from '../../../client/generated/types.ts';

/** Of what was read. */
export const LETTERS_KEY = ['dead-letters', 'queues'] as const;
export const SET_ASIDE_KEY = ['dead-letters', 'set-aside'] as const;

/** What waits in each queue, and who waits for it. */
export const QUEUES: Readonly<
  Record<DeadLetterQueue['queue'], { readonly name: string; readonly says: string }>
> = {
  relay: {
    name: 'Relay',
    says: 'Entries of the ledger that nobody was told of: webhooks, journeys and figures lack them.',
  },
  courier: { name: 'Courier', says: 'Events that your webhook endpoints were not sent.' },
  reconciliation: {
    name: 'Reconciliation',
    says: 'Referrals and promised rewards that nobody looked after.',
  },
  journeys: { name: 'Journeys', says: 'Events and times of members that no trigger has judged.' },
  delivery: { name: 'Delivery', says: 'Messages, points and rewards of triggers that were not given.' },
  lake: { name: 'Lake', says: 'Events that the figures lack.' },
};

const KINDS: Readonly<Record<DeadLetter['kind'], string>> = {
  poison_entry: 'Entry that could not be told',
  abandoned_batch: 'Batch of entries',
  event: 'Event',
  platform_event: 'Event of a shop platform',
  call: 'Call for an endpoint',
  work: 'Part of a schedule',
  decision: 'Decision of a trigger',
  mail_report: 'Report of an e-mail',
  unknown: 'Unknown message',
};

export const kindWords = ({ kind }: DeadLetter): string => KINDS[kind];

/** Where to read about it. */
const PLACES: Readonly<Record<string, (id: string) => string>> = {
  memberId: (id) => `/members/${id}`,
  endpointId: (id) => `/webhooks/${id}`,
};

export interface AboutLetter {
  readonly name: string;
  readonly value: string;
  /** Null: nowhere. */
  readonly place: string | null;
}

/** `memberId` as `Member id`. */
const plain = (name: string): string => {
  const spaced = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${spaced.charAt(0).toUpperCase()}${spaced.slice(1)}`;
};

/** What a letter is about, fact by fact, with a link where there is a page of it. */
export const aboutLetter = ({ about }: DeadLetter): readonly AboutLetter[] =>
  Object.entries(about).map(([name, value]) => ({
    name: plain(name),
    value,
    place: PLACES[name]?.(value) ?? null,
  }));
