import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** Everything in which one stage may differ from another. Nothing in infra/ asks which stage it is. */
export interface StageSettings {
  /** What happens to tables, dead letters and logs when the stack is deleted, or an update would replace them. */
  readonly removal: 'retain' | 'destroy';
  /** Refuses the deletion of tables and stack until somebody switches it off. */
  readonly isDeletionProtected: boolean;
  /** How long API Gateway remembers the authorizer's answer: so long does a revoked key still work. */
  readonly authorizerCacheSeconds: number;
  readonly logRetention: RetentionDays;
  /** How far back events can be replayed from the archive. */
  readonly eventArchiveDays: number;
  /** Multiplies the throttles of every route. */
  readonly throttleScale: number;
  /** Origins of the shop's pages whose scripts may call the API with a member token; none: no CORS at all. */
  readonly allowedOrigins: readonly string[];
  /** Who is told of alarms; null: the alarms change color and tell nobody. */
  readonly alarmEmail: string | null;
  /**
   * The partner event source over which Shopify tells of orders, `aws.partner/shopify.com/<app id>/<name>`; null: it comes
   * by HTTPS, or there is no Shopify.
   */
  readonly shopifyEventSource: string | null;
  /**
   * What links of advocates begin with, such as `https://go.shop.example`, where a short domain of the shop leads to the API;
   * null: the address by which the API was called.
   */
  readonly referralLinkBase: string | null;
  /** The shop's own domain for console and storefront, with its certificate; null: CloudFront's own. */
  readonly web: WebDomain | null;
  /** What links in messages begin with, such as `https://club.shop.example`; null: the address of the API. */
  readonly linkBase: string | null;
  /** Whom e-mails come from, as `Shop <club@shop.example>`; null: none are sent. SES has to know address or domain. */
  readonly emailFrom: string | null;
  /** Where the teams that triggers call are written to, by their name in the program; others are told by an event alone. */
  readonly teamEmails: Readonly<Record<string, string>>;
  /** Who signs people in to the console, where that is not a user pool of the stack's own. */
  readonly oidc: IssuerSettings | null;
  /** Records X-Ray traces. At $5 a million they would cost more than the ledger itself: on while something is looked for. */
  readonly isTraced: boolean;
  /** Node translates stack traces to the sources. It reads the maps when a function loads, which takes tens of milliseconds. */
  readonly hasReadableStacks: boolean;
  /**
   * Between publishing a version of the program and its taking effect, at least. Every function looks for news twice in
   * that time (shared/storage/program-source.ts says why 30). Shorter, clocks that differ may judge an order by the
   * version before; a stack on one machine has one clock.
   */
  readonly programLeadSeconds: number;
  readonly webhooks: WebhookSettings;
  readonly lake: LakeSettings;
  readonly thresholds: AlarmThresholds;
}

/** An OpenID Connect issuer of the shop's. */
export interface IssuerSettings {
  /** As it writes itself in its tokens, to the letter; `none`: nobody signs in, and there is no console. */
  readonly issuer: string;
  /** The console, as it is registered there: a public client, with code and PKCE. */
  readonly clientId: string;
  /** Where in an ID token the roles stand; inside another claim with dots, such as `realm_access.roles`. */
  readonly rolesClaim: string;
  /** What the console asks for, `openid` among it. */
  readonly scope: string;
  /** Where else than at its own address the issuer's token endpoint is. */
  readonly origins: readonly string[];
}

export interface WebDomain {
  /** `club.shop.example`; its owner points it at the distribution. */
  readonly domain: string;
  /** Of us-east-1, where CloudFront reads certificates, wherever the stack is. */
  readonly certificateArn: string;
}

/** How events are posted to endpoints. */
export interface WebhookSettings {
  /** Waits between the attempts of a delivery, from the first failure on; each is shortened by chance by up to a fifth. */
  readonly retrySeconds: readonly number[];
  /** How long an endpoint that fails again and again is spared: at first, and at most. */
  readonly pauseSeconds: { readonly first: number; readonly longest: number };
  /**
   * Whether endpoints may be on the machine that calls them. Only where that is a developer's own: on AWS it is the function
   * itself, and who reaches that from within reaches what it was given.
   */
  readonly mayReachThisMachine: boolean;
}

/** How events come into the lake, and where its tables begin. */
export interface LakeSettings {
  /** How long events wait for others, to be written together; 300 at most. So much later than the bus is the lake. */
  readonly batchSeconds: number;
  /** The first day that Athena looks for: no order that was recorded here is older. Each day more is a folder more to look into. */
  readonly since: string;
}

/** Where alarms begin. */
export interface AlarmThresholds {
  /** Crashes of one function, and bugs that it answered with 500, within five minutes. */
  readonly functionErrors: number;
  /** Answers with a 5xx status, of all answers of five minutes. */
  readonly apiErrorPercent: number;
  /** Age of the oldest ledger record that the relay has not published. */
  readonly relayAgeMinutes: number;
  /** Age of the oldest event of a friend that nobody has looked at; a first failed try costs six of them. */
  readonly reconciliationAgeMinutes: number;
  /** Age of the oldest event or due member that the engine has not looked at; a first failed try costs six of them. */
  readonly journeyAgeMinutes: number;
  /** How late members are found whose time has come. */
  readonly wakeLagMinutes: number;
  /** Age of the oldest item that waits to be delivered; the first two failed tries cost a minute and a half of them. */
  readonly deliveryAgeMinutes: number;
  /** Messages within five minutes that were refused or whose fate is not known, and rewards that had run out. */
  readonly messageFailures: number;
  /** Age of the oldest event that is not in the lake; events wait for each other up to five of them, and a failed try costs eleven. */
  readonly lakeAgeMinutes: number;
  /** Requests to the ledger table that DynamoDB refused or failed within five minutes; the SDK tries them again. */
  readonly ledgerFailures: number;
  /** Codes of coupons that do not exist, tried within five minutes. */
  readonly couponGuesses: number;
  /** Referral codes that never were anybody's, tried within five minutes. */
  readonly referralCodeGuesses: number;
  /** What shop platforms told within five minutes and was not recorded. */
  readonly platformRefusals: number;
  /** Webhooks that were not delivered within a day, and endpoints that are gone, within five minutes. */
  readonly webhooksGivenUp: number;
}

/**
 * Both stages have the same throttles: what a load test or a replay meets in dev is what production does. In dev a
 * revoked key ends at once, so that tests need not wait, and browsers may call from anywhere, because shop developers'
 * pages run on addresses nobody knows. What is published there takes effect within seconds, and a webhook that fails is given
 * up within a minute, so that trying is quick.
 */
export const STAGES: Readonly<Record<string, StageSettings>> = {
  dev: {
    removal: 'destroy',
    isDeletionProtected: false,
    authorizerCacheSeconds: 0,
    logRetention: RetentionDays.ONE_WEEK,
    eventArchiveDays: 7,
    throttleScale: 1,
    allowedOrigins: ['*'],
    alarmEmail: null,
    shopifyEventSource: null,
    referralLinkBase: null,
    web: null,
    linkBase: null,
    // Of a machine it shows what would be sent; where SES is asked, name an address that it knows.
    emailFrom: 'Perennial <perennial@shop.example>',
    teamEmails: {},
    oidc: null,
    isTraced: true,
    hasReadableStacks: true,
    programLeadSeconds: 4,
    webhooks: {
      retrySeconds: [1, 2, 4, 8],
      pauseSeconds: { first: 1, longest: 8 },
      mayReachThisMachine: false,
    },
    lake: { batchSeconds: 5, since: '2015-01-01' },
    thresholds: {
      functionErrors: 5,
      apiErrorPercent: 5,
      relayAgeMinutes: 15,
      reconciliationAgeMinutes: 30,
      journeyAgeMinutes: 30,
      wakeLagMinutes: 30,
      deliveryAgeMinutes: 30,
      messageFailures: 10,
      lakeAgeMinutes: 60,
      ledgerFailures: 100,
      couponGuesses: 100,
      referralCodeGuesses: 1_000,
      platformRefusals: 5,
      webhooksGivenUp: 50,
    },
  },
  prod: {
    removal: 'retain',
    isDeletionProtected: true,
    authorizerCacheSeconds: 60,
    logRetention: RetentionDays.THREE_MONTHS,
    eventArchiveDays: 365,
    throttleScale: 1,
    allowedOrigins: [],
    alarmEmail: null,
    shopifyEventSource: null,
    referralLinkBase: null,
    web: null,
    linkBase: null,
    emailFrom: null,
    teamEmails: {},
    oidc: null,
    isTraced: false,
    hasReadableStacks: false,
    programLeadSeconds: 30,
    webhooks: {
      // The specification's example as far as a day goes: 23 hours 35 minutes in all.
      retrySeconds: [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 8 * 3_600, 8 * 3_600],
      pauseSeconds: { first: 30, longest: 15 * 60 },
      mayReachThisMachine: false,
    },
    lake: { batchSeconds: 300, since: '2015-01-01' },
    thresholds: {
      functionErrors: 1,
      apiErrorPercent: 1,
      relayAgeMinutes: 5,
      reconciliationAgeMinutes: 15,
      journeyAgeMinutes: 15,
      wakeLagMinutes: 10,
      deliveryAgeMinutes: 15,
      messageFailures: 1,
      lakeAgeMinutes: 30,
      ledgerFailures: 10,
      couponGuesses: 50,
      referralCodeGuesses: 200,
      platformRefusals: 1,
      webhooksGivenUp: 1,
    },
  },
};

/** @throws Error naming the stages there are, when there is no such one. */
export function settingsOf(stage: string): StageSettings {
  const settings = STAGES[stage];
  if (settings !== undefined) return settings;
  const known = Object.keys(STAGES).join(', ');
  throw new Error(`There is no stage "${stage}". Stages: ${known}. Add it to STAGES in infra/stages.ts.`);
}
