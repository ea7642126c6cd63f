import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { forgetChanges } from './kept-changes.ts';
import { useOpenDraft } from './open-draft.ts';

/** Asks whoever leaves a draft with changes that are not saved. */
export function LeaveGuard() {
  const { state, hasChanges, isReadOnly, save, isSaving } = useOpenDraft();
  const root = `/program/drafts/${state.base.draftId}`;
  const blocker = useBlocker(
    ({ nextLocation: { pathname, state: sent } }) =>
      hasChanges &&
      !isReadOnly &&
      !`${pathname}/`.startsWith(`${root}/`) &&
      // A draft that was deleted or published has nothing to be saved.
      (sent as { isSettled?: boolean } | null)?.isSettled !== true,
  );
  useEffect(() => {
    if (!hasChanges || isReadOnly) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [hasChanges, isReadOnly]);
  if (blocker.state !== 'blocked') return null;
  const saveAndLeave = async (): Promise<void> => {
    if ((await save()) !== null) blocker.proceed();
    else blocker.reset();
  };
  const drop = (): void => {
    forgetChanges(state.base.draftId);
    blocker.proceed();
  };
  return (
    <Modal opened onClose={() => blocker.reset()} title="Leave without saving?">
      <Stack gap="md">
        <Text size="sm">
          This draft has changes that are not saved. This tab keeps them until it is closed, so you find them
          when you come back.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="subtle" color="red" onClick={drop}>
            Drop changes
          </Button>
          <Button variant="default" onClick={() => blocker.proceed()}>
            Leave, keep them here
          </Button>
          <Button loading={isSaving} onClick={() => void saveAndLeave()}>
            Save and leave
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
