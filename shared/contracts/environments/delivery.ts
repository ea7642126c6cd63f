import * as z from 'zod/mini';
import { referralLinkBase } from './link-base.ts';
import { program, referring, table } from './variables.ts';

/** E-mail addresses of teams as JSON, by their name in the program. */
const teamEmails = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string): unknown => JSON.parse(text)),
    z.record(z.string(), z.email()),
  ),
);

/**
 * `EMAIL_FROM`: the sender of e-mails, as `shop@shop.example` or with a name before it; `none`: none are sent. `LINK_BASE`:
 * what links of messages begin with.
 */
export const DeliveryEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  OUTBOX_TABLE: table,
  SURVEYS_TABLE: table,
  REWARDS_TABLE: table,
  ...referring,
  REFERRAL_LINK_BASE: referralLinkBase,
  // Without the slash that API Gateway ends its address with. On one machine it is not encrypted.
  LINK_BASE: z.pipe(
    z.url(),
    z.transform((url: string) => url.replace(/\/+$/, '')),
  ),
  EMAIL_FROM: z.string().check(z.minLength(3)),
  EMAIL_CONFIGURATION_SET: z.string().check(z.minLength(1)),
  TEAM_EMAILS: teamEmails,
  EVENT_BUS: z.string().check(z.minLength(1)),
  DELIVERY_QUEUE_URL: z.url(),
  ...program,
});
