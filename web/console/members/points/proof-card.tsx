import { Alert, Button, List, Stack, Text } from '@mantine/core';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconShieldCheck from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs';
import { useQuery } from '@tanstack/react-query';
import type { Proof } from '../../../../client/generated/types.ts';
import { Card } from '../../parts/card.tsx';
import { Facts } from '../../parts/facts.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { count } from '../../parts/words.ts';
import { useSession } from '../../session/session.tsx';
import { proofKey } from '../member-queries.ts';

/** The ledger proves itself: all entries are replayed, and must give the account as it is stored, to the lot. */
export function ProofCard({ memberId }: { readonly memberId: string }) {
  const { perennial } = useSession();
  const query = useQuery({
    queryKey: proofKey(memberId),
    queryFn: () => perennial.proveAccount({ memberId }),
    // It reads all entries, so it is done when somebody asks.
    enabled: false,
  });
  return (
    <Card
      title="Proof"
      actions={
        <Button variant="default" size="xs" loading={query.isFetching} onClick={() => void query.refetch()}>
          {query.data === undefined ? 'Prove the account' : 'Prove it again'}
        </Button>
      }
    >
      <output>
        {query.isError && <ProblemAlert error={query.error} />}
        {query.data !== undefined && !query.isError && <Proved proof={query.data} />}
        {query.data === undefined && !query.isError && (
          <Text c="dimmed" size="sm">
            Every entry of this member is added up anew and compared with the account, to the lot.
          </Text>
        )}
      </output>
    </Card>
  );
}

function Proved({ proof }: { readonly proof: Proof }) {
  const { proved, entries, books, drift } = proof;
  const of = (account: string): string => count(books[account] ?? 0);
  const sum = Object.values(books).reduce((total, points) => total + points, 0);
  return (
    <Stack gap="md">
      {proved ? (
        <Alert color="teal" icon={<IconShieldCheck aria-hidden />} title="The account is right">
          {count(entries)} {entries === 1 ? 'entry gives' : 'entries give'} exactly what is stored, to the
          lot. All postings together sum to {count(sum)}, as they must.
        </Alert>
      ) : (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title="The account is not what its entries give"
        >
          <List size="sm">
            {drift.map(({ path, stored, replayed }) => (
              <List.Item key={path}>
                <code>{path}</code>: stored {JSON.stringify(stored)}, by the entries{' '}
                {JSON.stringify(replayed)}
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
      <Facts
        facts={[
          { label: 'Spendable', value: of('active') },
          { label: 'Pending', value: of('pending') },
          { label: 'Held', value: of('held') },
          { label: 'Owed', value: of('deficit') },
          { label: 'Issued by the program', value: of('issued') },
          { label: 'Redeemed', value: of('redeemed') },
          { label: 'Expired', value: of('expired') },
          { label: 'Adjusted by hand', value: of('adjusted') },
        ]}
      />
    </Stack>
  );
}
