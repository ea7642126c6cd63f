import { Badge, Button, Select, Text } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import { count, day, distance } from '../parts/words.ts';
import { CHECK_NAMES, type CheckName } from './check-words.ts';
import type { Waiting } from './referral-queries.ts';
import classes from './referrals.module.css';

/** Those that wait, the most urgent first; one kind of sign alone, where it is chosen. */
export function ReviewList({
  waiting,
  signs,
  shown,
  pathOf,
  hasMore,
  isLoading,
  loadMore,
}: {
  readonly waiting: readonly Waiting[];
  readonly signs: readonly CheckName[];
  readonly shown: string | undefined;
  pathOf(friendId: string): string;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  loadMore(): void;
}) {
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <Select
        label="Speaks against it"
        data={[
          { value: '', label: 'Anything' },
          ...signs.map((name) => ({ value: name, label: CHECK_NAMES[name] })),
        ]}
        value={search.get('sign') ?? ''}
        onChange={(sign) => setSearch(sign ? { sign } : {}, { replace: true })}
      />
      <ul className={classes['items']}>
        {waiting.map((one) => (
          <li key={one.friendId}>
            <Link
              to={pathOf(one.friendId)}
              className={classes['item'] ?? ''}
              aria-current={one.friendId === shown ? 'true' : undefined}
            >
              <span className={classes['itemHead']}>
                <b>Order {one.orderId}</b>
                <span>{count(one.score)}</span>
              </span>
              <span className={classes['signs']}>
                {one.flagged.map((name) => (
                  <Badge key={name} component="span" size="sm" variant="light" color="yellow">
                    {CHECK_NAMES[name]}
                  </Badge>
                ))}
              </span>
              <span className={classes['hint']}>
                by {day(one.reviewBefore)}, {distance(one.reviewBefore)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {waiting.length === 0 && (
        <Text c="dimmed" size="sm">
          None of those that are loaded has this sign.
        </Text>
      )}
      {hasMore && (
        <Button variant="default" fullWidth loading={isLoading} onClick={loadMore}>
          Show more
        </Button>
      )}
    </>
  );
}
