import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page of the console: its one heading, what it is for, what can be done with all of it, and its content. */
export function Page({
  title,
  lead,
  actions,
  above,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Where one came from: a link back. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
}) {
  useDocumentTitle(`${title} · Perennial`);
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div>
          {above}
          <Title order={1} size="h2" tabIndex={-1} data-page-title>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4} maw="44rem">
              {lead}
            </Text>
          )}
        </div>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </header>
      {children}
    </div>
  );
}
