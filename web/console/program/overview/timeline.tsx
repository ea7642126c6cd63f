import { Anchor, Badge, Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { VersionSummary } from '../../../../shared/contracts/programs.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { When } from '../../parts/when.tsx';
import { Needs } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import { CancelDialog, RollBackDialog } from '../publishing/version-dialogs.tsx';
import { untilLook, VERSIONS } from '../queries.ts';
import classes from './overview.module.css';

export const STATUS_WORDS = {
  scheduled: 'Scheduled',
  in_force: 'In force',
  past: 'Past',
  canceled: 'Canceled',
} as const;

const STATUS_COLORS = { scheduled: 'blue', in_force: 'teal', past: 'gray', canceled: 'gray' } as const;

/** Every version, newest first: when, by whom, why, and what can be done with it. */
export function Timeline() {
  const { perennial } = useSession();
  const query = useInfiniteQuery({
    queryKey: [...VERSIONS, 'all'],
    queryFn: ({ pageParam }) => perennial.listProgramVersions(pageParam === '' ? {} : { cursor: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state: { data } }) => untilLook(data?.pages[0]?.versions ?? []),
  });
  const versions = query.data?.pages.flatMap((page) => page.versions) ?? [];
  return (
    <Card title="Versions">
      {query.isError && <ProblemAlert error={query.error} retry={() => void query.refetch()} />}
      <ol className={classes['timeline']}>
        {versions.map((version) => (
          <Version key={version.version} version={version} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Earlier versions
        </Button>
      )}
    </Card>
  );
}

function Version({ version: summary }: { readonly version: VersionSummary }) {
  const { version, status, effectiveFrom, actor, reason, rollbackOf } = summary;
  const [asked, setAsked] = useState<'roll-back' | 'cancel' | null>(null);
  const close = (): void => setAsked(null);
  return (
    <li className={classes['version']} data-status={status}>
      <span className={classes['dot']} />
      <div>
        <div className={classes['big']}>
          <Anchor component={Link} to={`/program/versions/${version}`} fw={600}>
            Version {version}
          </Anchor>
          <Badge variant="light" size="sm" tt="none" color={STATUS_COLORS[status]}>
            {STATUS_WORDS[status]}
          </Badge>
          {rollbackOf !== null && (
            <Text component="span" size="xs" c="dimmed">
              brings back version {rollbackOf}
            </Text>
          )}
        </div>
        <Text size="sm">{reason}</Text>
        <Text size="xs" c="dimmed">
          {Date.parse(effectiveFrom) === 0 ? (
            'From the beginning'
          ) : (
            <>
              From <When at={effectiveFrom} />
            </>
          )}{' '}
          · {actor}
        </Text>
      </div>
      <div className={classes['actions']}>
        <Needs scope="program:publish">
          {status === 'past' && (
            <Button
              size="xs"
              variant="default"
              onClick={() => setAsked('roll-back')}
              aria-label={`Roll back to version ${version}`}
            >
              Roll back to it
            </Button>
          )}
          {status === 'scheduled' && (
            <Button
              size="xs"
              variant="default"
              onClick={() => setAsked('cancel')}
              aria-label={`Cancel version ${version}`}
            >
              Cancel it
            </Button>
          )}
        </Needs>
      </div>
      {asked === 'roll-back' && <RollBackDialog version={version} close={close} />}
      {asked === 'cancel' && <CancelDialog version={version} effectiveFrom={effectiveFrom} close={close} />}
    </li>
  );
}
