import { Anchor, Code, Text } from '@mantine/core';
import { Link } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';

/** Nothing was counted, at all or as of a day: when it will be, and what would count it now. */
export function NotCounted({ asOf }: { readonly asOf: string | null }) {
  if (asOf === null)
    return (
      <EmptyState title="Nothing has been counted yet">
        <Text>
          Figures are counted every night, two hours after midnight in the time zone of your program; the
          first come in the night after the first order.
        </Text>
        <Text size="sm">
          Whoever runs the program can count at once: <Code>npm run perennial -- metrics --count</Code>
        </Text>
      </EmptyState>
    );
  return (
    <EmptyState title={`Nothing was counted as of ${asOf}`}>
      <Text>
        A day that is over can be counted later:{' '}
        <Code>npm run perennial -- metrics --count --as-of {asOf}</Code>
      </Text>
      <Anchor component={Link} to="/figures">
        To the newest figures
      </Anchor>
    </EmptyState>
  );
}
