import { Alert, Button, Group, NumberInput, Progress, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Simulation } from '../../../../client/generated/types.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { count, moment } from '../../parts/words.ts';
import { useMay } from '../../session/needs.tsx';
import { useSession } from '../../session/session.tsx';
import draftClasses from '../draft/draft.module.css';
import { useOpenDraft } from '../draft/open-draft.ts';
import { useKeys } from '../publishing/use-publication.ts';
import { SimulationOutcome } from './simulation-outcome.tsx';
import { simulationKey, useLatestSimulation, useSimulation } from './simulation-queries.ts';

/** The draft on the shop's own past: how far it is, and what it came to beside the program in force. */
export function SimulationPage() {
  const { state } = useOpenDraft();
  const latest = useLatestSimulation(state.base.draftId);
  const query = useSimulation(latest.data?.simulationId ?? null);
  return (
    <>
      <section className={draftClasses['section']} aria-labelledby="section-title">
        <Title order={2} size="h4" id="section-title">
          On past orders
        </Title>
        <Text size="sm" c="dimmed" mb="md">
          Every order that your members ever placed is lived again, under this draft and under the program in
          force. Nothing is changed by it.
        </Text>
        <Start isRunning={query.data?.state === 'running'} />
        {latest.isError && <ProblemAlert error={latest.error} retry={() => void latest.refetch()} />}
        {query.isError && <ProblemAlert error={query.error} retry={() => void query.refetch()} />}
        {query.data !== undefined && <State simulation={query.data} etag={state.base.etag} />}
      </section>
      {query.data?.result && <SimulationOutcome result={query.data.result} />}
    </>
  );
}

/** Begins a simulation of the draft as it is saved. */
function Start({ isRunning }: { readonly isRunning: boolean }) {
  const { perennial } = useSession();
  const { state, judged, hasChanges, save } = useOpenDraft();
  const may = useMay('program:write');
  const queries = useQueryClient();
  const keyOf = useKeys();
  const [percent, setPercent] = useState<number | string>(100);
  const [runs, setRuns] = useState(0);
  const { draftId } = state.base;
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const saved = hasChanges ? await save() : state.base;
      if (saved === null) return null;
      return perennial.startSimulation({
        draftId,
        ifMatch: saved.etag,
        idempotencyKey: keyOf([saved.etag, percent, runs]),
        body: { redemptionPercent: Number(percent) },
      });
    },
    onSuccess: async () => {
      setRuns(runs + 1);
      await queries.invalidateQueries({ queryKey: simulationKey(draftId) });
    },
  });
  if (!may) return null;
  return (
    <>
      <Group align="flex-end" mb="md">
        <NumberInput
          label="Points that will be spent (%)"
          description="For cost and liability; the rest is never redeemed."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={0}
          max={100}
          hideControls
          w="16rem"
          value={percent}
          onChange={setPercent}
        />
        <Button
          mb="1.4rem"
          disabled={judged.program === null || isRunning || percent === ''}
          loading={isPending}
          onClick={() => mutate()}
        >
          {hasChanges ? 'Save and simulate' : 'Simulate'}
        </Button>
      </Group>
      {judged.program === null && (
        <Alert color="yellow" mb="md">
          A draft with errors cannot be tried. Put them right first.
        </Alert>
      )}
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
}

/** How far a simulation is, whether it is of the draft as it is now, and a way to stop it. */
function State({ simulation, etag }: { readonly simulation: Simulation; readonly etag: string }) {
  const { perennial } = useSession();
  const may = useMay('program:write');
  const queries = useQueryClient();
  const { simulationId, draftId, state, progress, failure, startedAt, endedAt, currentVersion } = simulation;
  const cancel = useMutation({
    mutationFn: () => perennial.cancelSimulation({ simulationId }),
    onSuccess: () => queries.invalidateQueries({ queryKey: simulationKey(draftId) }),
  });
  const isOutdated = simulation.draftEtag !== etag;
  if (state === 'running') {
    return (
      <div aria-live="polite">
        <Group justify="space-between" mb={4}>
          <Text size="sm">
            {Math.round(progress.share * 100)} %: {count(progress.members)} members, {count(progress.orders)}{' '}
            orders
          </Text>
          {may && (
            <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
              Stop
            </Button>
          )}
        </Group>
        <Progress value={progress.share * 100} aria-label="How far the simulation is" animated />
        {cancel.isError && <ProblemAlert error={cancel.error} />}
      </div>
    );
  }
  return (
    <div aria-live="polite">
      <Text size="sm" c="dimmed">
        {STATES[state]} {moment(endedAt ?? startedAt)}, against version {currentVersion}, by{' '}
        {simulation.actor}.
      </Text>
      {state === 'failed' && failure !== null && (
        <Alert color="red" mt="sm" title="It stopped">
          {failure}
        </Alert>
      )}
      {state === 'done' && simulation.result === null && (
        <Alert color="gray" mt="sm">
          No order was ever recorded, so there is nothing to try it on.
        </Alert>
      )}
      {isOutdated && (
        <Alert color="yellow" mt="sm">
          The draft has been changed since. Simulate again to see what it does now.
        </Alert>
      )}
    </div>
  );
}

const STATES = { done: 'Simulated', failed: 'Failed', canceled: 'Stopped' } as const;
