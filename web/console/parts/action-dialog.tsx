import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { ProblemAlert } from './problem-alert.tsx';

/**
 * Asks before something is done: what will happen, what is needed for it, and a button that says what it does. A refusal is shown
 * where it was asked for, so that nothing typed is lost.
 */
export function ActionDialog({
  title,
  opened,
  close,
  submit,
  doing,
  error,
  label,
  isDangerous = false,
  cannot = false,
  children,
}: {
  readonly title: string;
  readonly opened: boolean;
  close(): void;
  submit(): void;
  /** Whether it is being done now. */
  readonly doing: boolean;
  readonly error: unknown;
  /** Of the button: what it does. */
  readonly label: string;
  readonly isDangerous?: boolean;
  /** Whether something is missing that the dialog says. */
  readonly cannot?: boolean;
  readonly children: ReactNode;
}) {
  // A second press comes before the button knows that it is busy.
  const isSent = useRef(false);
  useEffect(() => {
    if (!doing) isSent.current = false;
  }, [doing]);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (doing || cannot || isSent.current) return;
    isSent.current = true;
    submit();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          {children}
          {error !== null && error !== undefined && <ProblemAlert error={error} />}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button type="submit" loading={doing} disabled={cannot} color={isDangerous ? 'red' : 'teal'}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
