import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { moment } from '../../parts/words.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { changesBetween } from '../model/judge.ts';
import { merge } from '../model/merge.ts';
import type { StoredDraft } from './draft-state.ts';
import { useOpenDraft } from './open-draft.ts';

/** Somebody else has saved the draft since it was read: what they changed, and what is to become of both. */
export function SaveConflict({ theirs, settle }: { readonly theirs: StoredDraft; settle(): void }) {
  const { state, act } = useOpenDraft();
  const now = Date.now();
  const base = state.base.document;
  const changes = useMemo(() => changesBetween(base, theirs.document, now), [base, theirs, now]);
  const both = useMemo(() => merge(base, state.document, theirs.document), [base, state.document, theirs]);
  const done = (action: () => void) => () => {
    action();
    settle();
  };
  return (
    <Modal opened onClose={settle} title="Somebody else has saved this draft" size="lg">
      <Stack gap="md">
        <Text size="sm">
          {theirs.actor} saved it at {moment(theirs.updatedAt)}, after you had opened it. Nothing of yours is
          lost: choose what the draft is to be, look at it, and save again.
        </Text>
        <div>
          <Text fw={600} size="sm" mb="xs">
            What they changed
          </Text>
          <ChangeList changes={changes} none="Nothing but its name." />
        </div>
        {both.conflicts.length > 0 && (
          <Alert color="yellow" title="Both of you changed the same">
            At {both.conflicts.slice(0, 5).join(', ')}
            {both.conflicts.length > 5 ? ` and ${both.conflicts.length - 5} more places` : ''}. Where both
            did, yours stays if you keep both.
          </Alert>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={done(() => act({ kind: 'taken', draft: theirs }))}>
            Take theirs, drop mine
          </Button>
          <Button
            variant="default"
            onClick={done(() => act({ kind: 'rebased', draft: theirs, document: state.document }))}
          >
            Put mine over theirs
          </Button>
          <Button onClick={done(() => act({ kind: 'rebased', draft: theirs, document: both.document }))}>
            Keep both
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
