import { Button, Text } from '@mantine/core';
import { useRouteError } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';

const reload = (): void => window.location.reload();

/** A page that broke, or whose script is gone because a newer console was deployed meanwhile. */
export function PageFailed() {
  const error = useRouteError();
  if (isScriptGone(error))
    return (
      <EmptyState title="The console was updated, or you are offline">
        <Text size="sm">This page was not loaded yet, and its script is not where it was.</Text>
        <Button onClick={reload}>Load again</Button>
      </EmptyState>
    );
  return (
    <EmptyState title="This page could not be shown">
      <ProblemAlert error={error} title="What went wrong" />
      <Button onClick={reload}>Load again</Button>
    </EmptyState>
  );
}

/** Chromium, Firefox and Safari, in this order, say it in words alone. */
const SCRIPT_GONE =
  /dynamically imported module|error loading dynamically imported|Importing a module script failed/;

const isScriptGone = (error: unknown): boolean =>
  error instanceof TypeError && SCRIPT_GONE.test(error.message);
