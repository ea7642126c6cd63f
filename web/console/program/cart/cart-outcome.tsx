import { Badge, Table, Text, Title } from '@mantine/core';
import type { CartSimulation } from '../../../../client/generated/types.ts';
import { count, day, points } from '../../parts/words.ts';
import draftClasses from '../draft/draft.module.css';
import classes from './cart.module.css';

/** What a cart would earn, and what each rule said to it. */
export function CartOutcome({ outcome }: { readonly outcome: CartSimulation }) {
  const { explanation, activatesAt, expiresAt, state } = outcome;
  return (
    <section className={draftClasses['section']} aria-labelledby="outcome-title">
      <Title order={2} size="h4" id="outcome-title">
        It would earn {points(outcome.points)}
      </Title>
      <Text size="sm" c="dimmed">
        {explanation.summary}{' '}
        {outcome.points > 0 &&
          `${state === 'active' ? 'Spendable at once' : `Spendable from ${day(activatesAt)}`}${expiresAt === null ? ', for ever.' : ` until ${day(expiresAt)}.`}`}
      </Text>
      {explanation.cappedAt !== null && (
        <Text size="sm">Limits over all rules left {points(explanation.cappedAt)}.</Text>
      )}
      <Table mt="md" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Rule</Table.Th>
            <Table.Th>Why</Table.Th>
            <Table.Th className={classes['number'] ?? ''}>Points</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {explanation.rules.map(({ ruleId, description, fired, points: given, cappedAt, reason }) => (
            <Table.Tr key={ruleId}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {description}
                </Text>
                <Text size="xs" c="dimmed">
                  {ruleId}
                </Text>
              </Table.Td>
              <Table.Td>
                <Badge size="sm" tt="none" variant="light" color={fired ? 'teal' : 'gray'}>
                  {fired ? 'Fires' : 'Does not fire'}
                </Badge>
                <Text size="sm" mt={2}>
                  {reason}
                  {cappedAt !== null && ` Its limits left ${points(cappedAt)}.`}
                </Text>
              </Table.Td>
              <Table.Td className={classes['number'] ?? ''}>
                {Number.isFinite(Number(given)) ? count(Number(given)) : given}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
