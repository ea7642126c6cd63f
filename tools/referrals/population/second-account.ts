import { disposableEmailBlocklist } from 'disposable-email-domains-js';
import type { RawAddress } from '../../../shared/referrals/normalized-address.ts';
import type { Draw } from './draw.ts';
import { FIRST_NAMES, MAIL_DOMAINS, surname, USER_AGENTS } from './names.ts';
import { mailName, networkAddress, newPerson, type Person } from './person.ts';
import type { Effort } from './planned-referral.ts';

/** How a made-up account gets its mail address. */
export type MailTrick = 'tagged' | 'lookalike' | 'disposable' | 'fresh';

/** How likely each sign of the maker is still on the second account. */
interface Traces {
  readonly name: number;
  readonly phone: number;
  readonly address: number;
  readonly payment: number;
  readonly device: number;
  readonly network: number;
  readonly agent: number;
}

const NONE: Traces = { name: 0, phone: 0, address: 0, payment: 0, device: 0, network: 0, agent: 0 };
const TRACES: Readonly<Record<Effort, Traces>> = {
  careless: { name: 0.6, phone: 0.5, address: 0.9, payment: 0.85, device: 0.95, network: 0.95, agent: 0.95 },
  moderate: { name: 0.2, phone: 0.1, address: 0.6, payment: 0.4, device: 0.5, network: 0.85, agent: 0.5 },
  careful: { name: 0.03, phone: 0.03, address: 0.1, payment: 0.06, device: 0.08, network: 0.15, agent: 0.4 },
  traceless: NONE,
};

/** Another account of the same person, who hides with so much effort. */
export function secondAccount(draw: Draw, self: Person, effort: Effort, trick: MailTrick): Person {
  const traces = TRACES[effort];
  const keepsName = draw.chance(traces.name);
  const [first, last] = keepsName ? [self.first, self.last] : [draw.pick(FIRST_NAMES), surname(draw.pick)];
  const address = draw.chance(traces.network) ? self.network.address : networkAddress(draw);
  const userAgent = draw.chance(traces.agent) ? self.network.userAgent : draw.pick(USER_AGENTS);
  return newPerson(draw, {
    first,
    last,
    email: mailFor(draw, self, effort, trick, `${mailName(draw, first, last)}@${draw.pick(MAIL_DOMAINS)}`),
    network: { address, userAgent },
    ...(draw.chance(traces.phone) && { phone: self.phone.replace('+49 ', '0') }),
    ...(draw.chance(traces.address) && { address: writtenAnew(draw, self.address) }),
    ...(draw.chance(traces.payment) && { payment: self.payment }),
    ...(draw.chance(traces.device) && { device: self.device }),
  });
}

/** The same house in other words. */
function writtenAnew(draw: Draw, { lines: [line = ''], postcode }: RawAddress): RawAddress {
  const text = draw.pick([
    line,
    line.replace('straße', 'str.').replace(' Street', ' St').replace(' Avenue', ' Ave.'),
    line.toUpperCase(),
    `${line}, Apt ${draw.between(1, 9)}`,
  ]);
  return { lines: [text], postcode };
}

/** The careful do not trust a trick that is known, and make a fresh mailbox. */
function mailFor(draw: Draw, self: Person, effort: Effort, trick: MailTrick, fresh: string): string {
  const daring = { careless: 1, moderate: 0.75, careful: 0.15, traceless: 0 }[effort];
  if (trick === 'fresh' || !draw.chance(daring)) return fresh;
  if (trick === 'tagged') return tagged(draw, self.email);
  if (trick === 'lookalike') return lookalike(draw, self.email);
  return `${draw.token()}@${disposableDomain(draw, effort)}`;
}

function tagged(draw: Draw, email: string): string {
  const [local = '', domain = ''] = email.split('@');
  const dotted = `${local.slice(0, 2)}.${local.slice(2)}@${domain.replace('gmail', 'googlemail')}`;
  return domain === 'gmail.com' && draw.chance(0.4)
    ? dotted
    : `${local}+${draw.pick(['1', '2', 'shop', 'new', 'x'])}@${domain}`;
}

/** What people do to their own address; the last of them is meant not to be found by its look. */
function lookalike(draw: Draw, email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return draw.pick([
    `${local}${draw.between(1, 99)}@${domain}`,
    `${local.replace(/[._]/g, '')}@${draw.pick(MAIL_DOMAINS)}`,
    `${local.replace('l', '1').replace('o', '0').replace('m', 'rn')}@${domain}`,
    `${local.replace('a', 'а').replace('e', 'е')}@${domain}`,
    `${local.split('').reverse().join('')}@${domain}`,
    `x${local}x@${domain}`,
  ]);
}

const DISPOSABLE = disposableEmailBlocklist();

/** Providers open faster than lists are kept: of three, one is too new for ours. */
function disposableDomain(draw: Draw, effort: Effort): string {
  const isListed = draw.chance(effort === 'careless' ? 0.85 : 0.6);
  return isListed ? draw.pick(DISPOSABLE) : `${draw.token().slice(0, 7)}.example`;
}
