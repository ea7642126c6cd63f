import { Text } from '@mantine/core';
import type { StoredDraft } from '../draft/draft-state.ts';

/** What the last simulation of a draft said, where one was run, for who is about to publish. */
export function LatestSimulation({
  hasChanges,
}: {
  readonly draft: StoredDraft;
  readonly hasChanges: boolean;
}) {
  return (
    <Text size="sm" c="dimmed">
      No simulation on past orders was run of this draft{hasChanges ? ' as it is now' : ''}.
    </Text>
  );
}
