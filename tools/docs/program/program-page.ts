import { COUPON_ALPHABET } from '../../../shared/domain/rewards/coupon-alphabet.ts';
import { GENERATED, markdownTable } from '../markdown.ts';
import { askingSections } from './asking-sections.ts';
import { type ExampledPart, PROGRAM_EXAMPLES } from './program-examples.ts';
import type { FieldSchema, ObjectSchema, ProgramJsonSchema } from './program-schema.ts';

type Part = ExampledPart | 'ProgramDocument' | 'ProgramTier' | 'TierWindow';

/** docs/program.md: what a program may say, with an example of each word, and the laws by which it is judged. */
export function programPage({ $defs }: ProgramJsonSchema): string {
  const part = (name: Part): string => partOf(name, $defs[name] ?? {});
  const parts = (...names: readonly Part[]): string => names.map(part).join('\n\n');
  return `${GENERATED}

# The program document

Everything a marketer sets is one document in JSON: policies, earning rules, tiers, segments, rewards, referrals, challenges, and what is asked of members when. Its schema is [program.schema.json](program.schema.json), and whole programs stand in [examples/](examples/README.md). A document is published as a version that never changes, and every entry of the ledger names the version that made it. How one changes it, from the file to the way back, is in the [README](../README.md#change-the-program).

## How an order is judged

- **In four stages**, so that the order of rules in the document does not matter: rates (\`points_per_amount\`), bonuses (\`points_per_item\`, \`fixed_points\`), multipliers of the rates, multipliers of all before. Multipliers of one stage add to each other: two that double make three times as much.
- **A multiplier with goods** counts only what other rules gave for those lines. Fixed points belong to no line.
- **Groups** say how rules stack: \`all\`, the \`best\` for the member (of two that give the same, the first of the document), or the \`first\` of the document that fires. A group's rules are of one stage, and judge the same: orders, or one event. Here alone the order of rules matters.
- **Caps** of a rule hold before later stages multiply what it gave; the program's own caps hold at the end.
- **Rounding happens once**, at the end of the whole sum.
- **A return never gives points.** What a return could make true, such as "at most 50 dollars", is asked of the order as it was placed; what it can only make false, such as "at least 50 dollars", is asked of what remains. So parts may go back in any order and any split, and a full return leaves nothing.
- **What was asked of the member** is answered once, when the order is judged, and kept: a refund years later judges alike.
- **Money** is in minor units, by currency; it is the value of goods after discounts, without excluded goods, tax and shipping. A currency that is not named earns nothing, and passes no condition.

## The document

${part('ProgramDocument')}

## Policies

${parts('PointValue', 'ProgramCurrency', 'PendingPolicy', 'ExpiryPolicy', 'EarningCaps')}

## Earning rules

${parts('EarningRule', 'RuleGroup', 'GoodsFilter')}

### Effects

${parts('PointsPerAmount', 'PointsPerItem', 'FixedPoints', 'Multiplier')}

### Caps

${parts('RuleCaps', 'MemberCap', 'Budget')}

## Conditions

${$defs['Condition']?.description ?? ''}

${parts('AllCondition', 'AnyCondition', 'NotCondition')}

### Of the order

${parts('AmountCondition', 'QuantityCondition', 'ChannelCondition', 'CountryCondition', 'CouponCondition', 'OrderNumberCondition')}

### Of the moment

${parts('WeekdayCondition', 'TimeOfDayCondition', 'DateCondition')}

### Of the member

${parts('TierCondition', 'SegmentCondition', 'AttributeCondition', 'BehaviorCondition', 'SpentCondition', 'BirthdayCondition', 'NpsCondition')}

A test of an attribute is one of \`{"is": value}\`, \`{"in": [values]}\`, \`{"atLeast": number, "atMost": number}\` and \`{"absent": true}\`. A value that is absent passes \`absent\` alone.

### Of a custom event

${part('EventAttributeCondition')}

## Tiers

Progress is a sum of its own, apart from points that can be spent: spending points lowers no tier, and refunds take progress back in the month in which the order was placed. A tier that is earned in a period lasts to the end of the next.

${parts('TierProgram', 'TierWindow', 'ProgramTier', 'TierBenefits')}

## Segments

${part('Segment')}

## Rewards

What members get for points. The list is the catalogue; what became of a reward that somebody redeemed is no part of the document, and is judged by the version under which it was redeemed.

- **Points come first.** A redemption holds points when it is authorized, and spends them when it is captured: with an order, or alone. What is not captured in time is the member's again, without anybody doing anything.
- **Who may have it** is asked when the redemption is authorized: tier, segment, country, channel, the moment, the least order. A reward among the \`rewards\` of a tier's benefits is for that tier and those above alone, whatever else it says.
- **Stock and limits** hold exactly, however many ask at once. Both go by the name of the reward, so another version does not count anew; given back, a unit and a time are there again.
- **Nothing is free.** A price is 1 point or more: what a tier gives for nothing stands among the benefits of the tier.
- **Money** is in minor units, by currency. A reward cannot be had in a currency that one of its amounts leaves out.
- **Refunds** of the order give points back as \`returns\` says, to the lots they came from, with the expiry they had.

${parts('ProgramReward', 'RewardPrice', 'RewardAudience', 'RewardLimit', 'RewardTexts', 'RewardPicture', 'RedemptionPolicy')}

### Benefits

${$defs['Benefit']?.description ?? ''}

${parts('PercentOff', 'AmountOff', 'FreeShipping', 'FreeProduct', 'GiftCard', 'StoreCredit', 'PayWithPoints', 'ByHand', 'Donation')}

### Coupons

A code is as good as money, so codes that are made by chance are of \`${COUPON_ALPHABET}\`: without letters and digits that are taken for one another, and 4 bits each. A program whose codes would have less than 40 bits, behind the prefix that everybody knows, is refused: 10 characters are the least.

${parts('CouponTerms', 'CouponCodes')}

## Referrals

Members bring friends. A referral belongs to one friend, who has at most one for ever; a document without \`referrals\` brings nobody. Its way is visit, sign-up, qualifying order, hold, reward; how a shop passes codes, and what becomes of each, is in [referrals.md](referrals.md), and how abuse is told from it in [referral-judging.md](referral-judging.md).

- **The window runs twice**: \`windowDays\` from the opening of the link to the sign-up, and as many from the sign-up to the qualifying order. A code that was told without a link has the second one alone. A day is 24 hours, and each window ends at the next local midnight, as all waits of a program do.
- **The hold** runs \`holdDays\` from the qualifying order. Points of both sides are booked when it qualifies and can be spent when the hold ends; a reward of the catalogue is given then. A hold shorter than the days in \`pending\` is refused, because the order could go back after the reward was spent.
- **An order that goes back**, so far that what remains does not qualify, takes both sides' reward along: out of what is held, or after the hold by \`clawback\`.
- **Steps go by successes that count**: those that were reversed, or held back by a cap, do not. So the success after one that a cap held back has its number again. What a reversal leaves with the advocate, by \`clawback\` or because a reward of the catalogue may have been used since the hold ended, still counts, for steps and for caps.
- **A reward as a step costs nothing.** It is given in no checkout, so it is something that is had without a cart: a gift card, store credit, a donation or something done by hand, without a least order; or any kind but \`pay_with_points\` as a code, by \`coupon\`. Its \`validDays\` run from when it is given.
- **Caps count when the reward is booked**, in points and successes, for each advocate; the friend's side has none. To cap money, cap points: a point is worth what \`pointValue\` says. A reward of the catalogue counts as a success and as no points.
- **What is published later** changes nothing for who is under way: window, steps, qualifying order, hold, caps and clawback are those of the version under which the friend came. Only \`judging\` is by the version in force when the order qualifies (\`reviewDays\` are a promise like the hold, and stay), and \`touch\` by the one in force when a second code comes, which then brings its version along. The page that links lead to and the words to share are those of now.
- **A program that no longer has \`referrals\`** takes no new friends, and gives what it promised to those who came.

${parts('ReferralProgram', 'ReferralAdvocates', 'ReferralStep', 'QualifyingOrder', 'ReferralCap', 'ReferralJudging', 'ShareTexts')}

## Challenges

Something to achieve with several orders: so many orders, an order in each of so many weeks or months in a row, or goods of so many categories. \`GET /v1/members/{memberId}/challenges\` tells each member how far they are.

- **Which orders count** is a matter of what is left of them: goods that went back do not count, goods that never earn neither, nor an order whose goods cost nothing. Weeks, months and years are those of the program's calendar, by when the order was placed and not by when we heard of it, so an order that comes late may close the gap in a row. Orders of guests count once they are claimed.
- **What is given** is booked in the moment of the order that completes the challenge, and waits and ends with that order's points. It is no progress towards tiers, and counts towards no cap.
- **What a refund undoes is taken back** with it, by \`clawback\`, and given again when it is achieved again. Points that \`clawback\` leaves with the member are not given a second time: the next time gives so many less; nor is a reward, where the one that was to go back was used. So what stands is always what the orders that are left come to, in whatever order, and in whatever pieces, they came and went.
- **Again and again**: a \`repeatable\` challenge begins anew with the next orders; one \`within\` a week, month or year can be achieved once in each. A row of seven months is one of six and the first of the next, and categories are collected into as many sets as they make.
- **What is published later** changes nothing that was given. An order counts by the version that it was recorded, or claimed, under, and gives what the orders counted so far come to by that version, less what stands already. What was given stands as long as the orders that are left come to it by the version that gave it. So progress survives another number of orders; it begins anew under another \`id\`, and with a goal that counts otherwise: by other spans of the calendar, or by categories.
- **A challenge that is removed** counts no more orders; what it gave stands, and goes back with refunds. Once no order of this year or the last one counted for it, it is forgotten, and what it gave stays.

${parts('ProgramChallenge', 'OrdersGoal', 'StreakGoal', 'CollectGoal', 'CountedOrder', 'ChallengeAudience')}

${askingSections(parts)}

## Faults

A document is refused as a whole, with the path, the value and the fix of each fault: pieces that are malformed, and then pieces that contradict each other, such as tiers out of order, a rule that can never fire, a reward that nobody can have, a hold that is over before goods can come back, or a budget of zero. Warnings, such as a currency for which a rule gives nothing, do not keep it from being published.
`;
}

function partOf(name: Part, schema: ObjectSchema): string {
  const example: object | undefined =
    name in PROGRAM_EXAMPLES ? PROGRAM_EXAMPLES[name as ExampledPart] : undefined;
  return [
    `**${name}.** ${schema.description ?? ''}`,
    ...(schema.properties === undefined ? [] : [fieldsOf(schema)]),
    ...(schema.oneOf === undefined ? [] : [formsOf(schema.oneOf)]),
    ...(example === undefined ? [] : [`\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``]),
  ].join('\n\n');
}

function fieldsOf({ properties = {}, required = [] }: ObjectSchema): string {
  return markdownTable(
    ['Field', '', 'Meaning'],
    Object.entries(properties)
      .filter(([field]) => field !== 'kind')
      .map(([field, schema]) => [
        `\`${field}\``,
        required.includes(field) ? '' : 'optional',
        meaningOf(schema),
      ]),
  );
}

function formsOf(forms: readonly ObjectSchema[]): string {
  return markdownTable(
    ['`kind`', 'Meaning', 'Fields'],
    forms.map(({ description = '', properties = {} }) => [
      `\`${properties['kind']?.const}\``,
      description,
      Object.entries(properties)
        .filter(([field]) => field !== 'kind')
        .map(([field, schema]) => `\`${field}\`: ${meaningOf(schema)}`)
        .join(' '),
    ]),
  );
}

function meaningOf({ description, $ref, enum: values }: FieldSchema): string {
  return [
    ...(description === undefined ? [] : [description]),
    ...($ref === undefined ? [] : [`See ${$ref.slice($ref.lastIndexOf('/') + 1)}.`]),
    ...(values === undefined ? [] : [`One of ${values.map((value) => `\`${value}\``).join(', ')}.`]),
  ].join(' ');
}
