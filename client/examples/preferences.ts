import type { Client } from '../index.ts';

/** What a member agreed to be written by. Who agreed to nothing is not written to. */
export async function stopMail(perennial: Client, memberId: string) {
  const { channels } = await perennial.setPreferences({
    memberId,
    body: { channels: { email: false, whatsapp: true }, timeZone: 'Europe/Berlin', how: 'account page' },
  });
  return channels.email?.allowed ?? false;
}
