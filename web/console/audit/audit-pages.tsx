import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditLine, AuditTrail } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { count, day } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { AuditEntry } from './audit-entry.tsx';
import { type AuditChoice, AuditFilter, useAuditChoice } from './audit-filter.tsx';
import classes from './audit-pages.module.css';
import { kindOfAction } from './audit-words.ts';

/** Who changed what, when and why. */
export function Component() {
  const { perennial } = useSession();
  const { choice } = useAuditChoice();
  const { subject, callerId } = choice;
  const trail = useInfiniteQuery({
    queryKey: ['audit', subject, callerId],
    queryFn: ({ pageParam }) =>
      perennial.listAuditTrail({
        ...(pageParam === null ? {} : { cursor: pageParam }),
        ...(subject === null ? {} : { subject }),
        ...(callerId === null ? {} : { callerId }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: AuditTrail) => nextCursor,
  });
  return (
    <Page
      title="Audit trail"
      lead="Who changed what, when and why: people and servers. Each line was written together with its change. What members do themselves stands in their statements."
    >
      <AuditFilter />
      <Read query={trail} lines={12}>
        {({ pages }) => {
          const all = pages.flatMap(({ lines }) => lines);
          return (
            <>
              <Lines lines={all.filter((line) => isShown(line, choice))} read={all.length} />
              {trail.hasNextPage && (
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
            </>
          );
        }}
      </Read>
    </Page>
  );
}

/** By kind and actor the lines that were read are chosen; by subject and caller the API does it. */
function isShown({ action, actor }: AuditLine, choice: AuditChoice): boolean {
  if (choice.kind !== null && choice.kind !== kindOfAction(action)) return false;
  return choice.actor === null || actor.toLowerCase().includes(choice.actor.toLowerCase());
}

function Lines({ lines, read }: { readonly lines: readonly AuditLine[]; readonly read: number }) {
  if (read === 0)
    return (
      <EmptyState title="Nothing of this is in the trail">
        <Text>Nobody has changed anything yet, as far as these filters go.</Text>
      </EmptyState>
    );
  if (lines.length === 0)
    return <Text c="dimmed">None of the newest {count(read)} changes is of this kind.</Text>;
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
