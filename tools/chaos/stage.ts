import type { Caller } from './caller.ts';
import type { MoveTally } from './redemption-record.ts';

export interface CampaignMember {
  readonly memberId: string;
  readonly customerId: string;
}

/** What all stories of a campaign share. */
export interface Stage {
  readonly caller: Caller;
  readonly members: readonly CampaignMember[];
  /** Every order is this long ago or longer, so that a repeated campaign sends the same. */
  readonly startMs: number;
  readonly tally: { duplicates: number; refused: number; readonly moves: MoveTally };
}

export function memberAt({ members }: Pick<Stage, 'members'>, index: number): CampaignMember {
  const member = members[index];
  if (member === undefined) throw new Error(`there is no member ${index}`);
  return member;
}
