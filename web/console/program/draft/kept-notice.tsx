import { Alert, Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useOpenDraft } from './open-draft.ts';

/** Says that the draft is not shown as it was saved, because this tab had kept changes of it. */
export function KeptNotice() {
  const { state, hasKept, hasChanges, act } = useOpenDraft();
  const [isSeen, setSeen] = useState(false);
  if (!hasKept || !hasChanges || isSeen) return null;
  return (
    <Alert
      color="blue"
      title="Your changes from before are here"
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => setSeen(true)}
    >
      <Group justify="space-between" gap="sm">
        <span>They were not saved, and this tab had kept them.</span>
        <Button
          size="xs"
          variant="default"
          onClick={() => act({ kind: 'changed', document: state.base.document, atMs: 0 })}
        >
          Drop them
        </Button>
      </Group>
    </Alert>
  );
}
