import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { Card } from '../../parts/card.tsx';
import { Page } from '../../parts/page.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useSession } from '../../session/session.tsx';
import classes from './find.module.css';
import { FindForm } from './find-form.tsx';
import { type Hit, lookUp } from './look-up.ts';
import { SeenMember } from './seen-member.tsx';
import { forgetMembers, useSeenMembers } from './seen-members.ts';

/**
 * Where one begins who is asked about a customer. What is looked for may be personal, so it stands in the state of the page and not
 * in its address, which browsers and servers write down.
 */
export function FindMemberPage() {
  const { perennial, who } = useSession();
  const navigate = useNavigate();
  const looked = (useLocation().state as { readonly looked?: string } | null)?.looked ?? '';
  const query = useQuery({
    queryKey: ['members', 'look-up', looked],
    queryFn: () => lookUp(perennial, looked, (scope) => who.scopes.includes(scope)),
    enabled: looked !== '',
    staleTime: 0,
    gcTime: 0,
  });
  const only = query.data?.length === 1 ? query.data[0] : undefined;
  useEffect(() => {
    if (only !== undefined) navigate(`/members/${only.to}`, { replace: true });
  }, [only, navigate]);
  const find = (typed: string): void => {
    if (typed === looked) void query.refetch();
    else navigate('.', { state: { looked: typed } });
  };
  return (
    <Page title="Members" lead="Find who you are asked about: what they have, and why.">
      <Card>
        <FindForm key={looked} initial={looked} isLooking={query.isFetching} find={find} />
      </Card>
      <output>
        {query.isError && <ProblemAlert error={query.error} title="It could not be looked up" />}
        {query.data?.length === 0 && <NothingFound looked={looked} />}
        {(query.data?.length ?? 0) > 1 && <Hits hits={query.data ?? []} />}
      </output>
      <Seen personId={who.personId} />
    </Page>
  );
}

function NothingFound({ looked }: { readonly looked: string }) {
  return (
    <Card title={`Nobody was found for “${looked}”`}>
      <Stack gap="xs">
        <Text>It is no customer id, e-mail address, member id or order that is known here.</Text>
        <Text size="sm" c="dimmed">
          Ids are taken letter by letter, with capitals. A customer who has not joined yet is found by one of
          their orders. Who was erased is found by member id alone.
        </Text>
      </Stack>
    </Card>
  );
}

function Hits({ hits }: { readonly hits: readonly Hit[] }) {
  return (
    <Card title="More than one fits">
      <ul className={classes['list']}>
        {hits.map(({ memberId, by, to, name }) => (
          <li key={memberId}>
            <Link to={`/members/${to}`} className={classes['hit'] ?? ''}>
              <span className={classes['name']}>{name ?? memberId}</span>
              <span className={classes['hint']}>by {by}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Seen({ personId }: { readonly personId: string }) {
  const seen = useSeenMembers(personId);
  if (seen.length === 0) return null;
  return (
    <Card
      title="Seen of late"
      actions={
        <Button variant="subtle" color="gray" size="xs" onClick={() => forgetMembers(personId)}>
          Forget these
        </Button>
      }
    >
      <ul className={classes['list']}>
        {seen.map((memberId) => (
          <li key={memberId}>
            <SeenMember memberId={memberId} />
          </li>
        ))}
      </ul>
      <Text size="xs" c="dimmed" mt="sm">
        Only in this browser, which keeps their ids and nothing else of them.
      </Text>
    </Card>
  );
}
