import { domainToASCII } from 'node:url';

/** A mail address as its provider delivers it, in two parts. */
export interface Mailbox {
  readonly local: string;
  /** Of an international domain, its form in ASCII. */
  readonly domain: string;
}

/** Domains of one provider that lead to the same mailboxes. */
const SAME_PROVIDER: Readonly<Record<string, string>> = {
  'googlemail.com': 'gmail.com',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'protonmail.com': 'proton.me',
  'protonmail.ch': 'proton.me',
  'pm.me': 'proton.me',
  'ya.ru': 'yandex.ru',
  'yandex.com': 'yandex.ru',
};

/** Providers that deliver whatever dots, and other separators, are in the address. */
const IGNORED_IN_LOCAL: Readonly<Record<string, RegExp>> = {
  'gmail.com': /\./g,
  'proton.me': /[._-]/g,
};

/** Yahoo alone marks its second addresses with a dash; elsewhere a dash is a part of the name. */
const TAGGED_BY_DASH = /^(yahoo\.|ymail\.com$|rocketmail\.com$)/;

/** Fastmail also delivers what is sent to any name below a mailbox's own domain. */
const FASTMAIL = /^([^.]+)\.(fastmail\.(?:com|fm|net|org))$/;

/**
 * The mailbox that an address leads to, whatever case, tag, dots or name of the provider it was written with. A tag after
 * a plus sign is taken off for all providers: of the large ones, none takes it for a part of the name.
 * @returns `null` for what is no mail address
 */
export function mailboxOf(email: string): Mailbox | null {
  const text = email.normalize('NFKC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  const written = domainToASCII(text.slice(at + 1).replace(/\.$/, ''));
  if (at < 1 || !written.includes('.')) return null;
  const below = FASTMAIL.exec(written);
  if (below !== null && below[1] !== 'www') return { local: below[1] ?? '', domain: below[2] ?? '' };
  const domain = SAME_PROVIDER[written] ?? written;
  const local = withoutTag(text.slice(0, at), domain).replace(IGNORED_IN_LOCAL[domain] ?? '', '');
  return local === '' ? null : { local, domain };
}

function withoutTag(local: string, domain: string): string {
  const unquoted = local.replace(/^"(.*)"$/, '$1');
  // A plus sign in the first place begins a name, not a tag.
  const name = unquoted.replace(/(?<=.)\+.*$/, '');
  return TAGGED_BY_DASH.test(domain) ? name.replace(/(?<=.)-.*$/, '') : name;
}

/** As one text. @returns `null` for what is no mail address */
export function normalizedEmail(email: string): string | null {
  const mailbox = mailboxOf(email);
  return mailbox === null ? null : `${mailbox.local}@${mailbox.domain}`;
}
