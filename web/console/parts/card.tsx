import { Group, Paper, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** One thing of a page, with its name. */
export function Card({
  title,
  actions,
  children,
}: {
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Paper
      component="section"
      withBorder
      radius="md"
      p="lg"
      {...(title === undefined ? {} : { 'aria-label': title })}
    >
      {title !== undefined && (
        <Group justify="space-between" mb="md">
          <Title order={2} size="h4">
            {title}
          </Title>
          {actions}
        </Group>
      )}
      {children}
    </Paper>
  );
}
