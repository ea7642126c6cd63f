import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

/** A page that broke, or whose script is gone because a newer console was deployed meanwhile. */
export function PageFailed() {
  const error = useRouteError();
  return (
    <EmptyState title="This page could not be shown">
      <ProblemAlert error={error} title="What went wrong" />
      <Button mt="md" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </EmptyState>
  );
}
