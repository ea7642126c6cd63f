/** What a developer must know before the first call, once and not at every operation. Markdown: headings, paragraphs, code. */
export const INFO_DESCRIPTION = `
Members, orders, refunds and points of a shop's loyalty program. Every answer is final: there is nothing to poll, and a 2xx means that it is written durably.

## Callers

A shop's server sends a **secret key**, \`Authorization: Bearer prn_…\`. A key has scopes, and each operation names the one it needs. It is shown once, when it is created, and ends when it is revoked.

Somebody of the shop, in the console or another page of the shop's, sends the **ID token** of whoever signs people in there (\`readSignIn\` says who that is). Roles that they have there give scopes here: \`marketer\`, \`analyst\`, \`support\` and \`admin\`, which add up. Where a request names an \`actor\`, a person leaves it out: their own name stands beside what they do, and another is refused.

A customer's browser sends a **member token**, which the shop's server mints with \`mintMemberToken\`. It lasts an hour at most, reaches its own member only, and only the operations marked with *member token*. It ends with the key that minted it.

## Idempotency

Every write takes effect once, however often it is sent, and not for a day but for ever. Orders are known by their \`orderId\`, refunds by order and \`refundId\`, customers by their \`customerId\`, adjustments and redemptions by their \`Idempotency-Key\`. The same content again gives the first answer, with the header \`Idempotency-Replayed: true\`; other content under the same name is refused with \`IDEMPOTENCY_MISMATCH\`. So when a call times out or a connection breaks, send the same request again.

## Money

Whole numbers in minor units of a currency: \`1250\` with \`USD\` is 12.50 dollars. Currencies are ISO 4217 codes.

## Points

Whole numbers. A member's points are *pending* until the return window has passed, then *active*, which means spendable, and *held* while a redemption is under way. A *deficit* is what a refund took back after it was spent; later points absorb it. Points that end soonest are used first.

## Time

ISO 8601 with an offset. Answers are in UTC, to the second. Pending points become active, and active ones expire, at their moment and not when some job runs: what an answer says is true at its \`asOf\`, or at the moment of the call.

## Fields

A field that a request does not have is refused, because it is a mistake of spelling more often than not. Texts must not hold control characters. Answers may gain fields at any time: ignore those you do not know.

Of a person, the ledger knows an opaque \`memberId\` and nothing else. Name, e-mail address, birthday and locale are kept apart and can be erased. Do not put personal data into reasons, references or identifiers.

## Lists

A list has \`nextCursor\`; send it as \`cursor\` for the next page, as it is. \`null\` means that there is no more.

## Problems

What goes wrong is a problem document (RFC 9457, \`application/problem+json\`). Decide by its \`code\`, which is stable, and not by \`title\` or \`detail\`, which are for people. \`errors\` names each field at fault by a JSON pointer, \`retryable\` says whether the very same request can succeed later, \`fix\` what to do, and \`instance\` is the name of the request in the logs.

## Before the API

API Gateway answers some requests itself, with \`{"message": "…"}\` instead of a problem document:

- 401 \`Unauthorized\`: there is no \`Authorization\` header.
- 403 \`Forbidden\`: the key or token is unknown, revoked or expired. It does not say which.
- 404 \`Not Found\`: there is no such route.
- 429 \`Too Many Requests\`: the throttle of the route, over all callers, is reached. Wait a second, then send the same request again.
- 500 \`Internal Server Error\` and 503 \`Service Unavailable\`: a function did not answer. Send the same request again: it takes effect once.

## Throttles

Each operation names the requests a second it takes over all callers of the deployment, and the burst above that. They guard the account the shop runs in and can be raised there.

## Events

What the ledger writes is also told on an EventBridge bus, at least once and with a number that gives the order. The events and their JSON Schemas are in \`docs/events.md\`. Whoever has no AWS account beside it registers an endpoint and gets them by HTTPS, signed by the Standard Webhooks specification: \`createWebhookEndpoint\`.
`.trim();

/** What the groups of operations are about, by capability. */
export const TAGS = [
  {
    name: 'members',
    description: 'Who takes part, and the personal data that is kept apart from the ledger.',
  },
  { name: 'orders', description: 'What was bought and what went back, and the points of both.' },
  { name: 'accounts', description: "A member's points: how many, since when, until when, and why." },
  {
    name: 'rewards',
    description:
      'What members get for points: the catalogue, and redemptions from the hold to the handing over.',
  },
  { name: 'coupons', description: 'Rewards as codes, used later or elsewhere, and pools of codes.' },
  {
    name: 'referrals',
    description:
      'Members who bring friends: codes and links to share, what became of each friend, and what people decide about abuse.',
  },
  {
    name: 'contributions',
    description: 'Reviews and what else members make, which earn once somebody approved them.',
  },
  {
    name: 'journeys',
    description: 'Where members stand with the shop, and what triggers do about it.',
  },
  {
    name: 'surveys',
    description: 'What members answer to surveys, by the page of a link or in the shop, and what was found.',
  },
  {
    name: 'figures',
    description: 'What was counted of customers, points, referrals, answers and experiments, day by day.',
  },
  {
    name: 'platforms',
    description:
      'Webhooks of shop platforms, whose orders and refunds are recorded as any are, and orders that were set aside.',
  },
  {
    name: 'programs',
    description:
      'What marketers set: drafts, published versions, when each takes effect, and who did what and why.',
  },
  {
    name: 'staff',
    description: 'Who works with the program: how people of the shop sign in, and who calls.',
  },
  {
    name: 'simulations',
    description: "Drafts of the program, tried on the shop's own history.",
  },
  {
    name: 'webhooks',
    description:
      'Endpoints that events are posted to, signed and repeated, and what became of each delivery.',
  },
  {
    name: 'redrives',
    description: 'What functions gave up, and trying it again.',
  },
  { name: 'documents', description: 'This description.' },
] as const;
