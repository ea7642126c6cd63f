import { Alert, Text } from '@mantine/core';
import { Read } from '../../parts/read.tsx';
import type { StoredDraft } from '../draft/draft-state.ts';
import { outcomeWords } from './outcome-words.ts';
import { useLatestSimulation, useSimulation } from './simulation-queries.ts';

/** What the last simulation of a draft said, or that there is none of it as it is, for who is about to publish. */
export function LatestSimulation({
  draft,
  hasChanges,
}: {
  readonly draft: StoredDraft;
  readonly hasChanges: boolean;
}) {
  const latest = useLatestSimulation(draft.draftId);
  return (
    <Read query={latest} lines={1}>
      {(summary) =>
        summary === null ? (
          <NotTried words="It was never tried on past orders." />
        ) : (
          <Tried
            simulationId={summary.simulationId}
            isOutdated={hasChanges || summary.draftEtag !== draft.etag}
          />
        )
      }
    </Read>
  );
}

function Tried({
  simulationId,
  isOutdated,
}: {
  readonly simulationId: string;
  readonly isOutdated: boolean;
}) {
  const query = useSimulation(simulationId);
  return (
    <Read query={query} lines={1}>
      {({ state, result }) => {
        if (state !== 'done')
          return <NotTried words="Its last simulation on past orders did not come to an end." />;
        if (result === null) return <NotTried words="There are no past orders to try it on." />;
        return (
          <div>
            <Text size="sm" fw={600}>
              On past orders
            </Text>
            <Text size="sm">{outcomeWords(result)}</Text>
            {isOutdated && <NotTried words="That was before its last change." />}
          </div>
        );
      }}
    </Read>
  );
}

const NotTried = ({ words }: { readonly words: string }) => (
  <Alert color="yellow" p="xs">
    <Text size="sm">{words}</Text>
  </Alert>
);
