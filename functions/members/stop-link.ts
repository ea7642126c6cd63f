import { readLink } from '../../shared/access/signed-link.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { MESSAGE_CHANNELS, type MessageChannel } from '../../shared/domain/program/trigger.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { brokenLinkPage } from '../../shared/pages/notice-pages.ts';
import { PAGE_HEADERS } from '../../shared/pages/page.ts';
import type { StopView } from '../../shared/pages/stop/stop-page.ts';
import type { StoredProfile } from '../../shared/storage/profile-store.ts';
import type { MembersDeps } from './deps.ts';

export type StopDeps = Pick<MembersDeps, 'profiles' | 'programs' | 'linkSecrets'>;

interface Opened {
  readonly memberId: string;
  readonly channel: MessageChannel;
  /** Null: of who was erased nothing is known, and nothing is sent to them. */
  readonly profile: StoredProfile | null;
  readonly view: StopView;
}

/** Whose messages on which channel the holder of a link may stop; else the page that says that it does not work. */
export async function openStopLink(
  { profiles, programs, linkSecrets }: StopDeps,
  token: string,
  acceptLanguage: string | undefined,
  now: EpochSeconds,
): Promise<Opened | ReturnType<typeof brokenLink>> {
  const link = readLink(token, 'stop', await linkSecrets(), now);
  const { name: shopName } = await programs.inForce(now);
  const channel = 'content' in link ? channelNamed(link.content.channel) : undefined;
  const asked = firstLanguage(acceptLanguage);
  if (!('content' in link) || channel === undefined) return brokenLink({ locale: asked, shopName });
  const { memberId } = link.content;
  const profile = await profiles.readProfile(memberId);
  return { memberId, channel, profile, view: { channel, shopName, locale: profile?.fields.locale ?? asked } };
}

const brokenLink = (reader: Parameters<typeof brokenLinkPage>[0]) =>
  answer(404, brokenLinkPage(reader), PAGE_HEADERS);

const channelNamed = (name: string): MessageChannel | undefined =>
  MESSAGE_CHANNELS.find((channel) => channel === name);

/** The first that a browser asks for; what is none of the languages of the pages becomes English there. */
const firstLanguage = (acceptLanguage = ''): string => acceptLanguage.split(/[,;]/)[0]?.trim() || 'en';
