import { Button, Checkbox, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import { useState } from 'react';
import classes from './secret-once.module.css';

/** A secret that nothing shows again: it goes away only when somebody says that they have it. */
export function SecretOnce({
  title,
  secret,
  explanation,
  done,
}: {
  readonly title: string;
  readonly secret: string;
  /** What it is for, and what to do when it is lost. */
  readonly explanation: string;
  done(): void;
}) {
  const [isKept, setKept] = useState(false);
  return (
    <Modal
      opened
      onClose={done}
      title={title}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      lockScroll={false}
    >
      <Stack gap="md">
        <Text size="sm">{explanation}</Text>
        <Code block className={classes['secret'] ?? ''} aria-label="Secret">
          {secret}
        </Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              onClick={copy}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
        <Checkbox
          label="I have stored it; it will not be shown again"
          checked={isKept}
          onChange={({ currentTarget }) => setKept(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button onClick={done} disabled={!isKept}>
            Done
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
