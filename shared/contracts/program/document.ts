import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { text } from '../primitives.ts';
import { timeZone } from '../time-zone.ts';
import { Challenge } from './challenges.ts';
import { tooDeepConditions } from './condition-depth.ts';
import { Condition } from './conditions.ts';
import { EarningRule, RuleGroup } from './earning-rules.ts';
import { GoodsFilter } from './goods.ts';
import { JourneyRules } from './journey.ts';
import {
  MAX_CHALLENGES,
  MAX_CONDITION_DEPTH,
  MAX_CURRENCIES,
  MAX_DAYS,
  MAX_DOCUMENT_BYTES,
  MAX_GROUPS,
  MAX_REWARDS,
  MAX_RULES,
  MAX_SEGMENTS,
  MAX_SURVEYS,
  MAX_TEAMS,
  MAX_TEMPLATES,
  MAX_TRIGGERS,
} from './limits.ts';
import { MessagingPolicy } from './messaging.ts';
import {
  EarningCaps,
  ExpiryPolicy,
  MetricPolicy,
  PendingPolicy,
  PointValue,
  ProgramCurrency,
} from './policies.ts';
import { RedemptionPolicy } from './redemption.ts';
import { ReferralProgram } from './referrals.ts';
import { Reward } from './rewards.ts';
import { Survey } from './surveys.ts';
import { Team } from './teams.ts';
import { Template } from './templates.ts';
import { TierProgram } from './tiers.ts';
import { Trigger } from './triggers.ts';
import { programId } from './values.ts';

const TimeZone = timeZone('IANA name of the zone by whose clocks days, months and times of day are told.');

const Segment = named(
  'Segment',
  'A group of people: a named condition over members.',
  z.strictObject({
    id: programId('Name of the segment; conditions give it in `in`.'),
    description: text('Who belongs to it.', 300),
    when: described('Asks of members alone, and not of other segments.', Condition),
  }),
);

const list = <S extends z.ZodMiniType>(description: string, item: S, maxLength: number) =>
  described(description, z._default(z.array(item).check(z.maxLength(maxLength)), []));

/** A list that is not there when it is left out, so that documents without it stay as they are. */
const optionalList = <S extends z.ZodMiniType>(description: string, item: S, maxLength: number) =>
  z.exactOptional(described(description, z.array(item).check(z.maxLength(maxLength))));

const fields = z.strictObject({
  name: text('Name of the program.', 100),
  pointsName: text('What members call points, in the plural.', 40),
  pointValue: PointValue,
  timeZone: TimeZone,
  currencies: described(
    'Currencies in which orders may be paid.',
    z.array(ProgramCurrency).check(z.minLength(1), z.maxLength(MAX_CURRENCIES)),
  ),
  rounding: described(
    'How the sum of all rules becomes whole points, once, at the end.',
    z._default(z.enum(['floor', 'half_up', 'ceiling']), 'floor'),
  ),
  pending: PendingPolicy,
  expiry: ExpiryPolicy,
  clawback: described(
    'When points that a refund takes back are spent already: only those still pending are taken; or others of the member, as far as they go; or the balance goes below zero.',
    z.enum(['pending_only', 'within_balance', 'below_zero']),
  ),
  claims: described(
    'Orders placed as a guest, or before enrolling.',
    z.strictObject({
      withinDays: described(
        'So many days after they were placed they may be claimed.',
        z.int().check(z.nonnegative(), z.maximum(MAX_DAYS)),
      ),
      onJoining: z.exactOptional(
        described(
          'Whether what a customer ordered within these days is credited by itself when they become a member, moments later. Not where it is not given.',
          z.boolean(),
        ),
      ),
    }),
  ),
  caps: described('The most a member may have and earn.', z._default(EarningCaps, {})),
  excludedGoods: z.exactOptional(
    described(
      'Goods that never earn, and that no condition on an order counts. What a member spent, and progress by amount, count all goods.',
      GoodsFilter,
    ),
  ),
  metrics: z.exactOptional(MetricPolicy),
  segments: list('Groups of people.', Segment, MAX_SEGMENTS),
  groups: list('How rules stack.', RuleGroup, MAX_GROUPS),
  earningRules: list('For what points are given.', EarningRule, MAX_RULES),
  tiers: z.exactOptional(TierProgram),
  redemption: z.exactOptional(RedemptionPolicy),
  rewards: optionalList('What members get for points.', Reward, MAX_REWARDS),
  referrals: z.exactOptional(ReferralProgram),
  challenges: optionalList('What members achieve with several orders.', Challenge, MAX_CHALLENGES),
  journey: z.exactOptional(JourneyRules),
  messaging: z.exactOptional(MessagingPolicy),
  surveys: optionalList('What members are asked.', Survey, MAX_SURVEYS),
  templates: optionalList('The words of all messages.', Template, MAX_TEMPLATES),
  teams: optionalList('Who is told of members.', Team, MAX_TEAMS),
  triggers: optionalList('What is done by itself, when, and for whom.', Trigger, MAX_TRIGGERS),
});

/**
 * A program as one document. It says whether each piece is well formed; whether the pieces agree with each other is
 * judged by `validateProgram`. Only functions that take or show a program may import it: it takes long to load.
 */
export const ProgramDocument = named(
  'ProgramDocument',
  'Everything a marketer sets: policies, earning rules, tiers, segments, rewards, referrals, challenges, and what is asked of members when.',
  z.pipe(
    z.transform(refuseDeepConditions),
    fields.check(
      z.refine((document) => bytesOf(document) <= MAX_DOCUMENT_BYTES, {
        error: ({ input }) =>
          `has ${bytesOf(input)} bytes as JSON, and may have ${MAX_DOCUMENT_BYTES}; name goods by category or tag instead of SKU`,
      }),
    ),
  ),
);
export type ProgramDocument = z.infer<typeof ProgramDocument>;

/** Hands on what came, unless its conditions are too deep to be looked at. */
function refuseDeepConditions(document: unknown, payload: z.core.ParsePayload): z.input<typeof fields> {
  for (const path of tooDeepConditions(document)) {
    payload.issues.push({
      code: 'custom',
      input: document,
      path: [...path],
      message: `is nested deeper than ${MAX_CONDITION_DEPTH}; name a part of it as a segment, or split the rule in two`,
    });
  }
  return document as z.input<typeof fields>;
}

const bytesOf = (document: unknown): number => new TextEncoder().encode(JSON.stringify(document)).length;
