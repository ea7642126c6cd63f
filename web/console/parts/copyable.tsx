import { ActionIcon, Code, CopyButton, Group } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import classes from './copyable.module.css';

/** An identifier, and a button that copies it. @param name what it identifies, such as `member id` */
export function Copyable({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Group component="span" gap={4} wrap="nowrap" display="inline-flex" maw="100%">
          <Code className={classes['value'] ?? ''}>{value}</Code>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={copied ? `Copied ${name}` : `Copy ${name}`}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        </Group>
      )}
    </CopyButton>
  );
}
