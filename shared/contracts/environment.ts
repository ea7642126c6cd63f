import * as z from 'zod/mini';

/**
 * The environment variables of each function, as the stack sets them and the function reads them. The stack's tests
 * check that what it sets is what these ask for.
 */
const table = z.string().check(z.minLength(3));

/** Of every function that judges by the program. An even number of seconds is looked twice in exactly. */
const program = {
  PROGRAM_TABLE: table,
  PROGRAM_LEAD_SECONDS: z.pipe(
    z.string().check(z.regex(/^[1-9][0-9]{0,3}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(2))),
  ),
};

/** Of every function that a friend may come to with a code. */
const referring = { REFERRALS_TABLE: table, CREDENTIAL_TABLE: table };

export const MembersEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  JOURNEYS_TABLE: table,
  ...referring,
  ...program,
});
const orders = {
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
  REWARDS_TABLE: table,
  ...referring,
  ...program,
};
export const OrdersEnvironment = z.object(orders);
export const RewardsEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  REWARDS_TABLE: table,
  ...program,
});
export const CouponsEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  REWARDS_TABLE: table,
  ...program,
});
const httpsBase = z.string().check(z.regex(/^https:\/\/[^\s/?#]+(?:\/[^\s?#]*[^\s/?#])?$/));
/** `api` stands for the address of the API itself. */
const referralLinkBase = z.union([z.literal('api'), httpsBase]);

/** `REFERRAL_LINK_BASE`: the address that links of advocates begin with. */
export const ReferralsEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  REFERRALS_TABLE: table,
  REFERRAL_LINK_BASE: referralLinkBase,
  ...program,
});
/** A platform's orders are recorded as any shop's are; the secrets its webhooks are signed with are among the credentials. */
export const PlatformsEnvironment = z.object(orders);
export const AccountsEnvironment = z.object({ LEDGER_TABLE: table, ...program });
export const ProgramsEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  BUDGET_TABLE: table,
  ...program,
});
export const DocumentsEnvironment = z.object({});
export const AuthorizerEnvironment = z.object({ CREDENTIAL_TABLE: table });
export const ReconciliationEnvironment = z.object({
  LEDGER_TABLE: table,
  REWARDS_TABLE: table,
  REFERRALS_TABLE: table,
  CREDENTIAL_TABLE: table,
  ...program,
});
export const JourneysEnvironment = z.object({
  LEDGER_TABLE: table,
  PROFILE_TABLE: table,
  JOURNEYS_TABLE: table,
  OUTBOX_TABLE: table,
  JOURNEY_QUEUE_URL: z.url(),
  ...program,
});
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
export const RelayEnvironment = z.object({
  EVENT_BUS: z.string().check(z.minLength(1)),
  DEAD_LETTER_QUEUE_URL: z.url(),
});

/** @throws Error naming the variables that are missing or wrong: the function was deployed without what it needs. */
export function readEnvironment<S extends z.ZodMiniObject>(
  schema: S,
  environment: NodeJS.ProcessEnv = process.env,
): z.infer<S> {
  const parsed = z.safeParse(schema, environment);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new Error(`environment variables missing or wrong: ${names}; the stack sets them, see infra/`);
}
