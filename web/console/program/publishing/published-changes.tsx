import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { Read } from '../../parts/read.tsx';
import { moment } from '../../parts/words.ts';
import { ChangeList } from '../changes/change-list.tsx';
import { changesBetween } from '../model/judge.ts';
import classes from './publishing.module.css';
import { type Replaced, useReplaced } from './use-replaced.ts';

/**
 * What publishing a document would change, and what would change it again.
 *
 * @param at when it is to take effect, ISO 8601; null: as soon as may be
 */
export function PublishedChanges({
  document,
  at,
}: {
  readonly document: unknown;
  readonly at: string | null;
}) {
  return (
    <Read query={useReplaced(at)} lines={3}>
      {(replaced) => <Changes replaced={replaced} document={document} />}
    </Read>
  );
}

function Changes({
  replaced: { version, document: before, isInForce, follower },
  document,
}: {
  readonly replaced: Replaced;
  readonly document: unknown;
}) {
  const changes = useMemo(() => changesBetween(before, document, Date.now()), [before, document]);
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        What changes against version {version}
        {isInForce ? '' : ', which will be in force then'}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by its focus. */}
      <section className={classes['changes']} tabIndex={0} aria-label="What changes">
        <ChangeList changes={changes} none={`Nothing: it holds the same as version ${version}.`} />
      </section>
      {follower !== null && (
        <Text size="sm" mt="sm">
          Version {follower.version} is scheduled for {moment(follower.effectiveFrom)} and replaces it then.
        </Text>
      )}
    </div>
  );
}
