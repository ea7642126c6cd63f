import { Button, Select, Stack, Text } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useSearchParams } from 'react-router';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { ContributionItem } from './contribution-item.tsx';
import { useWaitingContributions } from './contribution-queries.ts';
import classes from './contributions.module.css';

/** Reviews, photos and whatever else members made for others to see: they earn once somebody has looked at them. */
export function ContributionsPage() {
  const query = useWaitingContributions();
  const [search, setSearch] = useSearchParams();
  const type = search.get('type');
  return (
    <Page
      title="Contributions"
      lead="What members made for others to see. It earns once somebody has approved it; the longest waiting comes first."
    >
      <Read query={query} lines={8}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.contributions);
          const types = [...new Set(all.map((one) => one.type))].sort();
          const shown = all.filter((one) => type === null || one.type === type);
          if (all.length === 0 && !query.hasNextPage)
            return (
              <EmptyState title="Nothing waits for a decision">
                <IconCircleCheck size={40} aria-hidden className={classes['done']} />
                <Text>What members hand in comes here, before it earns anything.</Text>
              </EmptyState>
            );
          return (
            <Card>
              <Stack gap="md">
                {types.length > 1 && (
                  <Select
                    label="Kind"
                    maw="16rem"
                    data={[{ value: '', label: 'All kinds' }, ...types]}
                    value={type ?? ''}
                    onChange={(chosen) => setSearch(chosen ? { type: chosen } : {}, { replace: true })}
                  />
                )}
                <ul className={classes['list']}>
                  {shown.map((contribution) => (
                    <ContributionItem key={contribution.contributionId} contribution={contribution} />
                  ))}
                </ul>
                {shown.length === 0 && <Text c="dimmed">None of this kind waits.</Text>}
                {query.hasNextPage && (
                  <Button
                    variant="default"
                    loading={query.isFetchingNextPage}
                    onClick={() => void query.fetchNextPage()}
                  >
                    Show more
                  </Button>
                )}
              </Stack>
            </Card>
          );
        }}
      </Read>
    </Page>
  );
}
