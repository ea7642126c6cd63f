import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Card } from '../../parts/card.tsx';
import { Copyable } from '../../parts/copyable.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session.tsx';
import { memberKey } from '../member-queries.ts';
import { useBrought } from './use-brought.ts';

/** The code that the member shares, or why there is none. */
export function CodeCard({ memberId }: { readonly memberId: string }) {
  const brought = useBrought(memberId);
  return (
    <Card title="Code to bring friends with">
      <Read query={brought} lines={2}>
        {({ pages: [first] }) =>
          first?.mayInvite === true && first.code !== null ? (
            <Code memberId={memberId} />
          ) : (
            <Text c="dimmed">{whyNone(first?.code ?? null, first?.mayInvite === true)}</Text>
          )
        }
      </Read>
    </Card>
  );
}

function whyNone(code: string | null, mayInvite: boolean): string {
  if (mayInvite) return 'The member has no code yet; the storefront gives one.';
  const none = 'The program in force does not let the member invite friends';
  return code === null ? `${none}.` : `${none}; the code ${code} is kept for when it does.`;
}

function Code({ memberId }: { readonly memberId: string }) {
  const { perennial } = useSession();
  const query = useQuery({
    queryKey: [...memberKey(memberId), 'referral-code'],
    queryFn: () => perennial.readReferralCode({ memberId }),
  });
  return (
    <Read query={query} lines={2}>
      {({ code, shownAs }) => (
        <Facts
          facts={[
            { label: 'Code', value: <Copyable name="code" value={code} /> },
            { label: 'Name that friends see', value: shownAs ?? 'none' },
          ]}
        />
      )}
    </Read>
  );
}
