/** An event of a referral as anybody finds it on the bus. */
export interface ReferralEvent {
  readonly 'detail-type': string;
  readonly detail: {
    readonly id: string;
    readonly memberId: string;
    readonly sequence?: number;
    readonly occurredAt: string;
    // biome-ignore lint/suspicious/noExplicitAny: the contracts check what each type of event holds.
    readonly data: any;
  };
}

/**
 * What a dashboard can say of an advocate's campaign from events alone, by the definitions of docs/referrals.md: repeated
 * and reordered ones change nothing.
 */
export function funnelOf(told: readonly ReferralEvent[]) {
  const events = [...new Map(told.map((event) => [event.detail.id, event])).values()];
  const of = (type: string) =>
    events.filter((event) => event['detail-type'] === `referral.${type}`).map(({ detail }) => detail);
  const members = (type: string) => new Set(of(type).map(({ memberId }) => memberId));
  const friends = (type: string) => new Set(of(type).map(({ data }) => data.friendId as string));
  const reversed = friends('reversed');
  // Where the last touch counts, a friend signs up again; the entries of a member are numbered.
  const touches = of('signed_up').sort((one, other) => (one.sequence ?? 0) - (other.sequence ?? 0));
  const visitedAt = new Map(touches.map(({ memberId, data }) => [memberId, data.visitedAt]));
  return {
    visits: of('visited').length,
    signedUp: members('signed_up').size,
    qualified: members('qualified').size,
    rejected: members('rejected').size,
    booked: friends('rewarded').size,
    reversed: reversed.size,
    rewarded: [...friends('rewarded')].filter((friend) => !reversed.has(friend)).length,
    /** From the link to the order, by friend. */
    cycleSeconds: new Map(
      of('qualified').flatMap(({ memberId, occurredAt }) => {
        const begin = visitedAt.get(memberId);
        return typeof begin === 'string'
          ? [[memberId, (Date.parse(occurredAt) - Date.parse(begin)) / 1000] as const]
          : [];
      }),
    ),
  };
}
