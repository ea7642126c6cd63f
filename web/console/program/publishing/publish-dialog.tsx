import { Alert, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { isProblem } from '../../../../client/errors.ts';
import { ActionDialog } from '../../parts/action-dialog.tsx';
import { moment } from '../../parts/words.ts';
import { useOpenDraft } from '../draft/open-draft.ts';
import { timeZoneOf } from '../form/editing.ts';
import { momentOf } from '../model/wall-time.ts';
import { useProgram, useVersions } from '../queries.ts';
import { LatestSimulation } from '../simulation/latest-simulation.tsx';
import { PublicationConflict } from './publication-conflict.tsx';
import { PublishedChanges } from './published-changes.tsx';
import { usePublication } from './use-publication.ts';

/** Publishes a draft: what it changes, what it would have done, when, and why. */
export function PublishDialog({ close }: { close(): void }) {
  const { state, judged, hasChanges, isReadOnly } = useOpenDraft();
  const program = useProgram();
  const { data: versions } = useVersions();
  const [when, setWhen] = useState<'now' | 'at'>('now');
  const [wallTime, setWallTime] = useState('');
  const [reason, setReason] = useState('');
  const timeZone = timeZoneOf(state.document);
  const at = when === 'now' ? undefined : (momentOf(wallTime, timeZone) ?? '');
  const seen = versions?.versions[0]?.version;
  const { publish, isPending, error, reset } = usePublication({ reason: reason.trim(), at, seen, close });
  if (isProblem(error, 'VERSION_UNSEEN', 'PUBLICATION_CONFLICT')) {
    return <PublicationConflict seen={seen} close={close} look={reset} />;
  }
  const hasErrors = judged.program === null;
  const cannot =
    hasErrors || reason.trim() === '' || at === '' || seen === undefined || (hasChanges && isReadOnly);
  return (
    <ActionDialog
      title={`Publish “${state.name}”`}
      opened
      close={close}
      submit={() => publish()}
      doing={isPending}
      error={error}
      label={when === 'now' ? 'Publish now' : 'Schedule'}
      cannot={cannot}
    >
      {hasErrors ? (
        <Alert color="red" title="It cannot be published yet">
          Put right what is listed above the form first.
        </Alert>
      ) : (
        <PublishedChanges program={program} document={state.document} />
      )}
      <LatestSimulation draft={state.base} hasChanges={hasChanges} />
      <Radio.Group label="When" value={when} onChange={(value) => setWhen(value === 'at' ? 'at' : 'now')}>
        <Stack gap="xs" mt={4}>
          <Radio value="now" label="Now" description="It takes effect within a minute." />
          <Radio value="at" label="At a date" description="Until then it can be canceled." />
        </Stack>
      </Radio.Group>
      {when === 'at' && (
        <TextInput
          type="datetime-local"
          label="Date and time"
          description={`By the clocks of the program: ${timeZone}.${at === undefined || at === '' ? '' : ` That is ${moment(at)} where you are.`}`}
          required
          value={wallTime}
          onChange={(event) => setWallTime(event.currentTarget.value)}
        />
      )}
      <Textarea
        label="Why"
        description="For your colleagues, now and in a year. No personal data."
        required
        maxLength={500}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {hasChanges && !isReadOnly && (
        <Text size="sm" c="dimmed">
          The draft is saved first.
        </Text>
      )}
    </ActionDialog>
  );
}
