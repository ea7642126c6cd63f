import { Text } from '@mantine/core';
import { count } from '../parts/words.ts';

/** How many of those who were asked have answered. Who was asked before these days may have answered in them. */
export function ResponseRate({ asked, answered }: { readonly asked: number; readonly answered: number }) {
  return (
    <Text size="sm" mt="sm">
      {count(answered)} {answered === 1 ? 'answer' : 'answers'}, asked {count(asked)}{' '}
      {asked === 1 ? 'time' : 'times'}
      {asked > 0 && `: ${Math.min(100, Math.round((100 * answered) / asked))} % respond`}
    </Text>
  );
}
