import pLimit from 'p-limit';
import type { Random } from './random.ts';
import type { CodeChoice } from './referral-plan.ts';
import { repeatedRequests } from './repeated-requests.ts';
import type { CampaignMember, Stage } from './stage.ts';

/** Members whose codes friends come with. */
export interface Advocates {
  readonly members: readonly CampaignMember[];
  /** In the same order. */
  readonly codes: readonly string[];
  /** Of the first of them, before it was renewed. */
  readonly retired: string;
}

/** So that a friend can have used the same. */
export const deviceOf = (advocate: number): string => `device of advocate ${advocate}`;

const AT_ONCE = 8;

/** The first members get a code each, and the first of them another one in its place. */
export async function issueCodes(stage: Stage, count: number, random: Random): Promise<Advocates> {
  const requests = repeatedRequests(stage.tally, random);
  const members = stage.members.slice(0, count);
  const limit = pLimit(AT_ONCE);
  const codes = await Promise.all(
    members.map(({ memberId, customerId }) => limit(() => issueCode(stage, requests, memberId, customerId))),
  );
  // Asked for again after the renewal, it is another code.
  await requests.repeatAll();
  const [first] = members;
  const [retired] = codes;
  if (first === undefined || retired === undefined) throw new Error('there is no advocate');
  const path = `/v1/members/${first.memberId}/referral-code/renewals`;
  const { body } = await requests.send('renewal', [200, 201], () =>
    stage.caller.send('POST', path, {}, { 'idempotency-key': 'chaos-renewal' }),
  );
  return { members, codes: [body.code, ...codes.slice(1)], retired };
}

export async function issueCode(
  { caller }: Stage,
  requests: ReturnType<typeof repeatedRequests>,
  memberId: string,
  customerId: string,
): Promise<string> {
  const { body } = await requests.send(`code of ${customerId}`, [200, 201], () =>
    caller.send('PUT', `/v1/members/${memberId}/referral-code`, {}),
  );
  return body.code;
}

/** As the friend types it. @param own of the friend */
export function spelled({ codes, retired }: Advocates, choice: CodeChoice, own: string | null): string {
  switch (choice.kind) {
    case 'advocate': {
      const code = codes[choice.advocate];
      if (code === undefined) throw new Error(`there is no advocate ${choice.advocate}`);
      return choice.isShouted ? code.toUpperCase().replaceAll('-', ' ') : code;
    }
    case 'retired':
      return retired;
    case 'own':
      return own ?? 'nobody-has-this-1';
    case 'unknown':
      return 'nobody-has-this-1';
  }
}
