import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Read } from '../../parts/read.tsx';
import { ChangeList } from '../changes/change-list.tsx';
import { changesBetween } from '../model/judge.ts';
import classes from './publishing.module.css';

interface InForce {
  readonly inForce: { readonly version: number; readonly document: unknown };
}

/** What publishing a document would change of the version in force. */
export function PublishedChanges({
  program,
  document,
}: {
  readonly program: UseQueryResult<InForce>;
  readonly document: unknown;
}) {
  return (
    <Read query={program} lines={3}>
      {({ inForce }) => <Changes inForce={inForce} document={document} />}
    </Read>
  );
}

function Changes({ inForce, document }: InForce & { readonly document: unknown }) {
  const changes = useMemo(
    () => changesBetween(inForce.document, document, Date.now()),
    [inForce.document, document],
  );
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        What changes against version {inForce.version}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by its focus. */}
      <section className={classes['changes']} tabIndex={0} aria-label="What changes">
        <ChangeList changes={changes} none="Nothing: the draft is what is in force." />
      </section>
    </div>
  );
}
