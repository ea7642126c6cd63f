import { Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditLine, AuditTrail } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { Seeking } from '../parts/seeking.tsx';
import { useReadOn } from '../parts/use-read-on.ts';
import { day } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { AuditEntry } from './audit-entry.tsx';
import { AuditFilter, useAuditChoice } from './audit-filter.tsx';
import classes from './audit-pages.module.css';
import { kindNamed } from './audit-words.ts';

/** Somebody who types a name is asked for once they have stopped. */
const TYPED_MS = 300;

/** Who changed what, when and why. */
export function Component() {
  const { perennial } = useSession();
  const { choice } = useAuditChoice();
  const { subject, callerId } = choice;
  const kind = kindNamed(choice.kind);
  const [actor] = useDebouncedValue(choice.actor?.trim() || null, TYPED_MS);
  const trail = useInfiniteQuery({
    queryKey: ['audit', subject, callerId, kind, actor],
    queryFn: ({ pageParam }) =>
      perennial.listAuditTrail({
        ...(pageParam === null ? {} : { cursor: pageParam }),
        ...(subject === null ? {} : { subject }),
        ...(callerId === null ? {} : { callerId }),
        ...(kind === null ? {} : { kind }),
        ...(actor === null ? {} : { actor }),
      }),
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: AuditTrail) => nextCursor,
  });
  const lines = trail.data?.pages.flatMap((page) => page.lines) ?? [];
  const isSeeking = useReadOn(trail, lines.length);
  return (
    <Page
      title="Audit trail"
      lead="Who changed what, when and why: people and servers. Each line was written together with its change. What members do themselves stands in their statements."
    >
      <AuditFilter />
      <Read query={trail} lines={12}>
        {() => (
          <div className={classes['found']} aria-busy={trail.isPlaceholderData}>
            {isSeeking ? <Seeking what="changes" /> : <Lines lines={lines} />}
            {trail.hasNextPage && !isSeeking && (
              <Group>
                <Button
                  variant="default"
                  loading={trail.isFetchingNextPage}
                  onClick={() => void trail.fetchNextPage()}
                >
                  Older changes
                </Button>
              </Group>
            )}
          </div>
        )}
      </Read>
    </Page>
  );
}

function Lines({ lines }: { readonly lines: readonly AuditLine[] }) {
  if (lines.length === 0)
    return (
      <EmptyState title="Nothing of this is in the trail">
        <Text>Nobody has changed anything yet, as far as these filters go.</Text>
      </EmptyState>
    );
  return [...Map.groupBy(lines, ({ at }) => day(at))].map(([date, own]) => (
    <Card key={date} title={date}>
      <ul className={classes['lines']}>
        {own.map((line) => (
          <AuditEntry key={`${line.at} ${line.action} ${line.subject} ${line.callerId}`} line={line} />
        ))}
      </ul>
    </Card>
  ));
}
