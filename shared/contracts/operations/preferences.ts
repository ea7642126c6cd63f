import * as z from 'zod/mini';
import { described } from '../named.ts';
import { type Operation, RARE_THROTTLE, READ_THROTTLE, WRITE_THROTTLE } from '../operation.ts';
import { PreferencesRequest, PreferencesView, StopToken } from '../preferences.ts';
import { MemberId } from '../primitives.ts';

const memberPath = z.strictObject({ memberId: MemberId });
const capability = 'members';

export const readPreferences = {
  id: 'readPreferences',
  method: 'GET',
  path: '/v1/members/{memberId}/preferences',
  capability,
  summary: 'Read whether and how a member wants to be written to',
  description: 'Reads only.',
  scope: 'members:read',
  memberToken: true,
  throttle: READ_THROTTLE,
  request: { path: memberPath },
  responses: { 200: { description: 'What the member said.', body: PreferencesView } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'UNAVAILABLE'],
} as const satisfies Operation;

export const setPreferences = {
  id: 'setPreferences',
  method: 'PUT',
  path: '/v1/members/{memberId}/preferences',
  capability,
  summary: 'Say whether and how a member wants to be written to',
  description:
    'Replaces all of it, except that an answer which stays the same keeps the moment at which it was first given. Idempotent. It holds from now on, also for what was decided before and has not been sent.',
  scope: 'members:write',
  memberToken: true,
  throttle: WRITE_THROTTLE,
  request: { path: memberPath, body: PreferencesRequest },
  responses: { 200: { description: 'What the member said.', body: PreferencesView } },
  refusals: ['MEMBER_NOT_FOUND', 'MEMBER_ERASED', 'BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

const stopPath = z.strictObject({ token: StopToken });
const page = z.string();
const headers = z.object({
  'accept-language': described(
    'Of the page, where the link tells no member.',
    z.optional(z.string().check(z.maxLength(1_000))),
  ),
});
const broken = {
  description: 'A page that says that the link does not work.',
  body: page,
  mediaType: 'text/html',
};

export const readStopPage = {
  id: 'readStopPage',
  method: 'GET',
  path: '/stop/{token}',
  capability,
  summary: 'The page behind the link that stops messages',
  description: 'HTML. It asks, and stops nothing: mail programs and scanners open links too.',
  scope: 'public',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: stopPath, headers },
  responses: {
    200: { description: 'The page.', body: page, mediaType: 'text/html' },
    404: broken,
  },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

const stopHeaders = z.extend(headers, {
  'content-type': described(
    'Fields of a form, in either of the two ways that forms are sent.',
    z.optional(z.string().check(z.maxLength(200))),
  ),
});

export const stopMessages = {
  id: 'stopMessages',
  method: 'POST',
  path: '/stop/{token}',
  capability,
  summary: 'Stop messages',
  description:
    'One click (RFC 8058): the form field `List-Unsubscribe=One-Click`, which mail programs send by themselves and the page by its button. Nothing more is sent on the channel of the message. Idempotent.',
  scope: 'public',
  memberToken: false,
  throttle: RARE_THROTTLE,
  request: { path: stopPath, headers: stopHeaders },
  responses: {
    200: { description: 'A page that says that it is done.', body: page, mediaType: 'text/html' },
    404: broken,
  },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;
