import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { Timestamp, text } from './primitives.ts';

export const SimulationId = described(
  'The simulation, as the API named it.',
  z.string().check(
    z.regex(/^sim_[0-9a-z]{20}$/, {
      error: 'must be a simulation id as the API returned it: "sim_" and 20 letters or digits',
    }),
  ),
);

const percent = described(
  'Of a hundred points, how many will be spent; the rest is breakage.',
  z.number().check(z.minimum(0), z.maximum(100)),
);

export const SimulationRequest = named(
  'SimulationRequest',
  'What is to be assumed, and who asks.',
  z.strictObject({
    redemptionPercent: z._default(percent, 100),
    actor,
    reason: z.optional(text('Why; it must hold no personal data.', 500)),
  }),
);

const points = (description: string) => described(description, z.int());
/** Under the current program and under the draft. */
const pair = <S extends z.ZodMiniType>(schema: S) => ({ current: schema, draft: schema });

const figures = {
  orders: described('Orders that earned, or would have.', z.int()),
  issued: points('Points given.'),
  reversed: points('Points taken back by refunds.'),
  forgiven: points('Points that the clawback policy left with members although the goods went back.'),
  activated: points('Points that became active.'),
  expired: points('Points that ended unspent, less what refunds of their orders took off again.'),
  writtenOff: points('Owed points that the closing of an account wrote off.'),
};

const money = (description: string) =>
  described(
    `${description} In minor units of the currency. Null: the program gives points no value in it.`,
    z.nullable(z.int()),
  );

const SimulatedProgram = named(
  'SimulatedProgram',
  'What the history comes to under one program.',
  z.strictObject({
    ...figures,
    amount: described('Net goods value in minor units of the currency, less what came back.', z.int()),
    pending: points('Points that are pending at the end.'),
    active: points('Points that are active at the end.'),
    deficit: points('Points that members owe at the end.'),
    cost: money('What the points are worth that were issued and not reversed.'),
    costAtRedemption: money('The same, of the share that is assumed to be spent.'),
    liability: money('What the points are worth that are left at the end.'),
    liabilityAtRedemption: money('The same, of the share that is assumed to be spent.'),
  }),
);

const SimulatedMonth = named(
  'SimulatedMonth',
  'What one month brought under one program, in its own calendar.',
  z.strictObject({
    ...figures,
    amounts: described('Net goods value in minor units, by currency.', z.record(z.string(), z.int())),
  }),
);

const tier = z.nullable(z.string());

export const SimulationResult = named(
  'SimulationResult',
  'A draft beside the current program, over all that members ever ordered. What `perennial program simulate` prints, as data.',
  z.strictObject({
    currency: described('Of the money below: the one that most orders have.', z.string()),
    minorDigits: described('Digits of the currency that are minor units.', z.int()),
    redemptionPercent: percent,
    members: described('Members who ordered.', z.int()),
    gaining: described('Members to whom the draft gives more.', z.int()),
    losing: described('Members to whom it gives less.', z.int()),
    ...pair(SimulatedProgram),
    months: described(
      'By month, without gaps, oldest first.',
      z.array(
        z.strictObject({ month: described('Such as `2026-01`.', z.string()), ...pair(SimulatedMonth) }),
      ),
    ),
    distribution: described(
      'Members by points issued less reversed, both ends within.',
      z.array(z.strictObject({ from: z.int(), to: z.int(), ...pair(z.int()) })),
    ),
    tiers: described(
      'Members who stand in each tier at the end, the lowest first.',
      z.array(z.strictObject({ tier: z.string(), ...pair(z.int()) })),
    ),
    moves: described(
      'Members who stand in another tier, most first.',
      z.array(z.strictObject({ from: tier, to: tier, members: z.int() })),
    ),
    mostAffected: described(
      'The ten members for whom the draft changes most: points issued less reversed.',
      z.array(z.strictObject({ memberId: z.string(), ...pair(z.int()) })),
    ),
    refused: described(
      'What each program would have said no to, by code.',
      z.array(z.strictObject({ code: z.string(), ...pair(z.int()) })),
    ),
    history: described(
      'What was lived.',
      z.strictObject({
        happenings: described('Orders, refunds, claims, and members who left or came back.', z.int()),
        orders: z.int(),
        guestOrders: described(
          'Orders of people who never became members; no program gives them anything.',
          z.int(),
        ),
        until: Timestamp,
      }),
    ),
    assumptions: described(
      'What the figures rest on and history cannot prove, a sentence each.',
      z.array(z.string()),
    ),
  }),
);
export type SimulationResult = z.infer<typeof SimulationResult>;

const summary = {
  simulationId: SimulationId,
  draftId: z.string(),
  draftName: described('As it was when it began.', z.string()),
  draftEtag: described('Which state of the draft was tried.', z.string()),
  currentVersion: described('The version that it is compared with: the one in force when it began.', z.int()),
  state: described(
    [
      '`running`: look again in a few seconds.',
      '`done`: with its result.',
      '`failed`: see `failure`; the same request with the same key has it go on where it stopped.',
      '`canceled`: somebody stopped it.',
    ].join(' '),
    z.enum(['running', 'done', 'failed', 'canceled']),
  ),
  progress: described(
    'How far it is.',
    z.strictObject({
      share: described(
        'From 0 to 1; about, because the size of the ledger is known about.',
        z.number().check(z.minimum(0), z.maximum(1)),
      ),
      members: described('Members who were lived.', z.int()),
      orders: described('Their orders.', z.int()),
    }),
  ),
  failure: described('Why it does not go on.', z.nullable(z.string())),
  redemptionPercent: percent,
  actor: z.string(),
  reason: z.nullable(z.string()),
  startedAt: described('When it began; orders that came later are not in it.', Timestamp),
  endedAt: z.nullable(Timestamp),
};

export const SimulationView = named(
  'Simulation',
  "A draft, tried on the shop's own history.",
  z.strictObject({
    ...summary,
    result: described('Null: it is not done, or no order was ever recorded.', z.nullable(SimulationResult)),
  }),
);
export type SimulationView = z.infer<typeof SimulationView>;

export const SimulationList = named(
  'SimulationList',
  'Simulations of a draft, newest first.',
  z.strictObject({
    simulations: z.array(
      named('SimulationSummary', 'A simulation without its result.', z.strictObject(summary)),
    ),
    nextCursor: described('Null on the last page.', z.nullable(z.string())),
  }),
);
export type SimulationSummary = z.infer<typeof SimulationList>['simulations'][number];
