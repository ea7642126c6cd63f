import { Anchor, Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import type { DeadLetter, DeadLetterQueue } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { When } from '../parts/when.tsx';
import { count } from '../parts/words.ts';
import { Needs, useMay } from '../session/needs.tsx';
import { aboutLetter, kindWords, QUEUES } from './letter-words.ts';
import type { Asked } from './redrive.tsx';

/** One queue: what waits in it and why, some of it chosen or all of it to be tried again. */
export function LetterQueue({ queue, ask }: { readonly queue: DeadLetterQueue; ask(asked: Asked): void }) {
  const { name, says } = QUEUES[queue.queue];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const own = chosen.filter((id) => queue.shown.some(({ messageId }) => messageId === id));
  const letters = Math.max(queue.letters, queue.shown.length);
  // What is not shown may be of a kind that is taken again.
  const mayWork = letters > queue.shown.length || queue.shown.some(({ canBeRedriven }) => canBeRedriven);
  return (
    <Card title={`${name}: ${count(letters)}`}>
      <Text size="sm" c="dimmed" mb="md">
        {says}
      </Text>
      <Letters queue={queue} chosen={own} choose={setChosen} />
      <Group justify="space-between">
        {queue.shown.length < letters && (
          <Text size="sm" c="dimmed" mt="md">
            {count(queue.shown.length)} of about {count(letters)} are shown.
          </Text>
        )}
        <Needs scope="dead-letters:write">
          <Group gap="sm" ml="auto" mt={mayWork || own.length > 0 ? 'md' : 0}>
            {own.length > 0 && (
              <Button
                variant="default"
                onClick={() => ask({ queue: queue.queue, letters: own.length, messageIds: own })}
              >
                Redrive {count(own.length)} chosen
              </Button>
            )}
            {mayWork && (
              <Button onClick={() => ask({ queue: queue.queue, letters, messageIds: null })}>
                Redrive all
              </Button>
            )}
          </Group>
        </Needs>
      </Group>
    </Card>
  );
}

function Letters({
  queue: { queue, shown },
  chosen,
  choose,
}: {
  readonly queue: DeadLetterQueue;
  readonly chosen: readonly string[];
  choose(ids: readonly string[]): void;
}) {
  const mayRedrive = useMay('dead-letters:write');
  return (
    <StackedTable
      label={`Letters of ${QUEUES[queue].name}`}
      columns={[...(mayRedrive ? [''] : []), 'What', 'Why it was given up', 'First sent']}
    >
      {shown.map((letter) => (
        <Row key={letter.messageId} letter={letter} chosen={chosen} {...(mayRedrive ? { choose } : {})} />
      ))}
    </StackedTable>
  );
}

function Row({
  letter,
  chosen,
  choose,
}: {
  readonly letter: DeadLetter;
  readonly chosen: readonly string[];
  choose?(ids: readonly string[]): void;
}) {
  const { messageId, cause, at, canBeRedriven } = letter;
  const isChosen = chosen.includes(messageId);
  return (
    <Table.Tr>
      {choose !== undefined && (
        <Table.Td data-choice>
          <Checkbox
            aria-label={`Choose ${kindWords(letter)} ${messageId}`}
            checked={isChosen}
            disabled={!canBeRedriven}
            onChange={() =>
              choose(isChosen ? chosen.filter((id) => id !== messageId) : [...chosen, messageId])
            }
          />
        </Table.Td>
      )}
      <Table.Td data-wraps>
        <Text size="sm" fw={500}>
          {kindWords(letter)}
        </Text>
        {aboutLetter(letter).map(({ name, value, place }) => (
          <Text key={name} size="xs" c="dimmed">
            {name}:{' '}
            {place === null ? (
              value
            ) : (
              <Anchor component={Link} to={place} size="xs">
                {value}
              </Anchor>
            )}
          </Text>
        ))}
      </Table.Td>
      <Table.Td data-wraps data-label="Why">
        <Text size="sm" span>
          {cause ?? 'Its tries were over; the cause is in the log of the function.'}
        </Text>
        {!canBeRedriven && (
          <Text size="xs" c="dimmed">
            It cannot be redriven: nothing here takes it again as it is.
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label="First sent">
        <When at={at} />
      </Table.Td>
    </Table.Tr>
  );
}
