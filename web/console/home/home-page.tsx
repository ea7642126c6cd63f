import { Loader, Stack, Text } from '@mantine/core';
import IconChevronRight from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { Link, useNavigate } from 'react-router';
import { FindForm } from '../members/find/find-form.tsx';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import classes from './home.module.css';
import type { Waiting } from './need.ts';
import { useNeeds } from './use-needs.ts';

/** Where a day begins: what needs this person, and the way to whom they are asked about. */
export function Component() {
  const { who } = useSession();
  const { urgent, others, isLoading, failed } = useNeeds();
  const navigate = useNavigate();
  return (
    <Page title={`Hello, ${who.name}`}>
      {who.roles.length === 0 && <NoRole />}
      <Needs scope="members:read">
        <Card>
          <FindForm
            isLooking={false}
            find={(typed) => void navigate('/members', { state: { looked: typed } })}
          />
        </Card>
      </Needs>
      {who.scopes.length > 0 && (
        <Card title="Needs somebody now" actions={isLoading && <Loader size="xs" aria-label="Looking" />}>
          <Stack gap="md">
            {failed.map(({ title, error, again }) => (
              <ProblemAlert key={title} title={`${title}: could not be read`} error={error} retry={again} />
            ))}
            {urgent.length > 0 && <List waiting={urgent} />}
            {urgent.length === 0 && !isLoading && failed.length === 0 && (
              <EmptyState title="Nothing waits for you">
                <IconCircleCheck size={40} aria-hidden className={classes['done']} />
                <Text>What needs somebody will be here as soon as it does.</Text>
              </EmptyState>
            )}
          </Stack>
        </Card>
      )}
      {others.length > 0 && (
        <Card title="Good to know">
          <List waiting={others} />
        </Card>
      )}
    </Page>
  );
}

function List({ waiting }: { readonly waiting: readonly Waiting[] }) {
  return (
    <ul className={classes['list']}>
      {waiting.map(({ title, detail, to, isUrgent }) => (
        <li key={`${to} ${title} ${detail}`}>
          <Link to={to} className={classes['item'] ?? ''}>
            <span className={classes['mark']} data-urgent={isUrgent || undefined} aria-hidden />
            <span className={classes['words']}>
              <b>{title}</b>
              <span className={classes['detail']}>{detail}</span>
            </span>
            <IconChevronRight size={18} aria-hidden className={classes['chevron']} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

const NoRole = () => (
  <EmptyState title="You have no role yet">
    <Text>
      Whoever looks after the people of your shop puts you into a group: marketer, analyst, support or admin.
      Sign out and in again once that is done.
    </Text>
  </EmptyState>
);
