import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import { metricTitle } from '../../figures/words/metric-words.ts';
import classes from './subject-numbers.module.css';

/** Of an address that leads to the definitions of a subject. */
export const COUNTED = '#counted';

/** How each metric is counted, by its definition; figures of two versions are not compared. */
export function Definitions({
  metrics,
}: {
  readonly metrics: readonly {
    readonly metric: string;
    readonly definitionVersion: number;
    readonly says: string;
  }[];
}) {
  const { hash } = useLocation();
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (hash !== COUNTED || place.current === null) return;
    place.current.open = true;
    place.current.scrollIntoView();
  }, [hash]);
  if (metrics.length === 0) return null;
  return (
    <details className={classes['more']} ref={place}>
      <summary>How it is counted</summary>
      <dl className={classes['definitions']}>
        {metrics.map(({ metric, definitionVersion, says }) => (
          <div key={metric}>
            <dt>
              {metricTitle(metric)}{' '}
              <Text span size="xs" c="dimmed">
                <code>{metric}</code>, version {definitionVersion} of its definition
              </Text>
            </dt>
            <dd>{codeMarked(says)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What stands between backticks, as code. */
const codeMarked = (text: string) =>
  text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, which change together.
    index % 2 === 1 ? <code key={index}>{part}</code> : part,
  );
