import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isProblem } from '../../../../client/errors.ts';
import type { ReferralCode } from '../../../../client/generated/types.ts';
import { useProgram } from '../../api/program-in-force.ts';
import { Card } from '../../parts/card.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';

/** The code that the member shares, or why there is none. */
export function CodeCard({ memberId }: { readonly memberId: string }) {
  const { perennial } = useSession();
  const program = useProgram();
  const isOffered = program === null || program.referrals !== undefined;
  const query = useQuery({
    queryKey: [...memberKey(memberId), 'referral-code'],
    enabled: isOffered,
    queryFn: async (): Promise<ReferralCode | string> => {
      try {
        return await perennial.readReferralCode({ memberId });
      } catch (error) {
        if (isProblem(error, 'REFERRAL_CODE_NOT_FOUND'))
          return 'The member has no code yet; the storefront gives one.';
        if (perennial.readReferralCode.isProblem(error, ...NO_ADVOCATE)) return error.problem.detail;
        throw error;
      }
    },
  });
  if (!isOffered)
    return (
      <Card title="Code to bring friends with">
        <Text c="dimmed">The program in force has no referrals, so nobody gets a code.</Text>
      </Card>
    );
  return (
    <Card title="Code to bring friends with">
      <Read query={query} lines={2}>
        {(code) =>
          typeof code === 'string' ? (
            <Text c="dimmed">{code}</Text>
          ) : (
            <Facts
              facts={[
                { label: 'Code', value: <Copyable name="code" value={code.code} /> },
                { label: 'Name that friends see', value: code.shownAs ?? 'none' },
              ]}
            />
          )
        }
      </Read>
    </Card>
  );
}

const NO_ADVOCATE = [
  'REFERRALS_NOT_OFFERED',
  'NOT_AN_ADVOCATE',
  'MEMBER_CLOSED',
  'MEMBER_ERASED',
  'MEMBER_NOT_FOUND',
] as const;
