import { Alert, Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import type { SessionState } from './session-context.ts';
import classes from './sign-in-page.module.css';

/** What somebody sees who is not signed in, or not yet. */
export function SignInPage({
  state,
  again,
}: {
  readonly state: Exclude<SessionState, { kind: 'signed_in' }>;
  again(): void;
}) {
  return (
    <main className={classes['page']}>
      <Paper withBorder radius="lg" p="xl" className={classes['card']}>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2">
              Perennial
            </Title>
            <Text c="dimmed">The console of your loyalty program</Text>
          </div>
          {state.kind === 'waiting' && (
            <output aria-label="Looking whether you are signed in">
              <Loader size="sm" />
            </output>
          )}
          {state.kind === 'failed' && (
            <>
              <ProblemAlert error={state.error} title="You could not be signed in" />
              <Button onClick={again}>Try again</Button>
            </>
          )}
          {state.kind === 'signed_out' && <SignedOut hasExpired={state.hasExpired} signIn={state.signIn} />}
        </Stack>
      </Paper>
    </main>
  );
}

function SignedOut({ hasExpired, signIn }: { readonly hasExpired: boolean; signIn(): Promise<void> }) {
  const [error, setError] = useState<unknown>(null);
  const [isLeaving, setLeaving] = useState(false);
  const leave = (): void => {
    setLeaving(true);
    signIn().catch((failure: unknown) => {
      setError(failure);
      setLeaving(false);
    });
  };
  return (
    <>
      {hasExpired && (
        <Alert color="yellow" title="Your session has ended">
          Sign in again to go on where you were.
        </Alert>
      )}
      {error !== null && <ProblemAlert error={error} title="The issuer could not be reached" />}
      <Button size="md" onClick={leave} loading={isLeaving}>
        Sign in
      </Button>
    </>
  );
}
