import type { Preferences } from '../../../../client/generated/types.ts';
import { moment } from '../../parts/words.ts';

export type Channel = keyof Preferences['channels'];

export const CHANNELS: readonly { readonly channel: Channel; readonly title: string }[] = [
  { channel: 'email', title: 'E-mail' },
  { channel: 'sms', title: 'SMS' },
  { channel: 'push', title: 'Push' },
  { channel: 'whatsapp', title: 'WhatsApp' },
];

const HOW: Readonly<Record<string, string>> = {
  member: 'the member themselves',
  shop: 'the shop',
  stop_link: 'the link in a message',
  bounced: 'the mail provider: the address does not exist',
  complained: 'the mail provider: a message was called spam',
};

/** Who said it and when. */
export function consentWords(said: Preferences['channels'][Channel]): string {
  if (said === undefined) return 'Nothing was ever said, so nothing is sent.';
  return `${said.allowed ? 'Allowed' : 'Stopped'} ${moment(said.changedAt)}, by ${HOW[said.how] ?? said.how}`;
}
