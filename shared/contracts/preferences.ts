import * as z from 'zod/mini';
import { MESSAGE_CHANNELS, type MessageChannel } from '../domain/program/trigger.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp, text } from './primitives.ts';
import { timeZone } from './time-zone.ts';

const MemberTimeZone = timeZone(
  'IANA time zone, such as `Europe/Berlin`. It says when it is night for the member; the time zone of the program does where it is not known.',
);

/** `shape` for each channel, none of them required. */
function byChannel<S extends z.ZodMiniType>(shape: S) {
  const entries = MESSAGE_CHANNELS.map((channel) => [channel, z.optional(shape)] as const);
  return z.strictObject(Object.fromEntries(entries) as Record<MessageChannel, z.ZodMiniOptional<S>>);
}

export const PreferencesRequest = named(
  'PreferencesRequest',
  'Whether and how a member wants to be written to, all of it: a channel that is not named is not allowed.',
  z.strictObject({
    channels: described(
      '`true` only where the member agreed, by a choice of their own that was not made for them.',
      byChannel(z.boolean()),
    ),
    timeZone: z.optional(z.nullable(MemberTimeZone)),
    how: z.optional(
      text(
        'How the shop knows, such as `checkout` or `double_opt_in`; kept as the proof, with the moment. Left out, it is `shop`; of a member token always `member`. No personal data.',
        64,
      ),
    ),
  }),
);

const ChannelView = z.strictObject({
  allowed: z.boolean(),
  changedAt: described('When it was said last, and was another answer than before.', Timestamp),
  how: described(
    'By whom or what: the `how` of the request, `member`, `stop_link`, `bounced` (the address does not exist) or `complained` (the member called a message spam).',
    z.string(),
  ),
});

export const PreferencesView = named(
  'Preferences',
  'Whether and how a member wants to be written to. Where a channel is missing nothing was ever said, and nothing is sent.',
  z.strictObject({
    memberId: MemberId,
    channels: byChannel(ChannelView),
    timeZone: z.nullable(MemberTimeZone),
  }),
);
export type PreferencesView = z.infer<typeof PreferencesView>;

/** The token of a stop link. What is none of ours is answered with a page, and not with a problem. */
export const StopToken = z.string().check(z.minLength(1), z.maxLength(512));
