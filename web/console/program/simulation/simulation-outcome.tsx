import { List, Table, Text, Title } from '@mantine/core';
import type { SimulationResult } from '../../../../client/generated/types.ts';
import { tierName, useProgram } from '../../api/program-in-force.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { count, day, money, month as monthWords, points } from '../../parts/words.ts';
import draftClasses from '../draft/draft.module.css';
import { differenceWords, howMany, outcomeWords, shareWords } from './outcome-words.ts';
import { PairedBars } from './paired-bars.tsx';
import classes from './simulation.module.css';

/** What a draft would have done, beside what the program in force does: in a sentence, in figures, and in charts. */
export function SimulationOutcome({ result }: { readonly result: SimulationResult }) {
  const { months, tiers, moves, distribution, history, assumptions, mostAffected } = result;
  const program = useProgram();
  const nameOf = (tier: string | null): string => (tier === null ? 'no tier' : tierName(program, tier));
  return (
    <section className={draftClasses['section']} aria-labelledby="outcome-title">
      <Title order={2} size="h4" id="outcome-title">
        What it would have done
      </Title>
      <Text mb="md">{outcomeWords(result)}</Text>
      <KeyFigures result={result} />
      <div className={classes['charts']}>
        <PairedBars
          title="Points issued by month"
          rows={months.map(({ month, current, draft }) => ({
            name: monthWords(month),
            current: current.issued,
            draft: draft.issued,
          }))}
        />
        {tiers.length > 0 && (
          <PairedBars
            title="Members in each tier"
            rows={tiers.map(({ tier, ...pair }) => ({ name: nameOf(tier), ...pair }))}
          />
        )}
        <PairedBars
          title="Members by points issued"
          rows={distribution.map(({ from, to, ...pair }) => ({
            name: from === to ? count(from) : `${count(from)} to ${count(to)}`,
            ...pair,
          }))}
        />
      </div>
      {moves.length > 0 && (
        <>
          <Title order={3} size="h6" mt="lg" mb="xs">
            Members who would stand in another tier
          </Title>
          <List size="sm">
            {moves.map(({ from, to, members }) => (
              <List.Item key={`${from} ${to}`}>
                {count(members)} from {nameOf(from)} to {nameOf(to)}
              </List.Item>
            ))}
          </List>
        </>
      )}
      {mostAffected.length > 0 && <MostAffected rows={mostAffected} />}
      <Title order={3} size="h6" mt="lg" mb="xs">
        What this rests on
      </Title>
      <Text size="sm" c="dimmed">
        {howMany(history.orders, 'order')} of members until {day(history.until)};{' '}
        {howMany(history.guestOrders, 'order')} of guests earned nothing.
      </Text>
      <List size="sm" c="dimmed" mt="xs">
        {assumptions.map((assumption) => (
          <List.Item key={assumption}>{assumption}</List.Item>
        ))}
      </List>
    </section>
  );
}

function KeyFigures({ result }: { readonly result: SimulationResult }) {
  const { current, draft, currency, gaining, losing } = result;
  const inMoney = (amount: number): string => money(amount, currency);
  const figures = [
    { label: 'Points issued', before: current.issued, after: draft.issued, write: points },
    { label: 'Points at the end', before: owed(current), after: owed(draft), write: points },
    { label: 'Cost', before: current.costAtRedemption, after: draft.costAtRedemption, write: inMoney },
    {
      label: 'Liability',
      before: current.liabilityAtRedemption,
      after: draft.liabilityAtRedemption,
      write: inMoney,
    },
  ];
  return (
    <dl className={classes['figures']}>
      {figures.map(({ label, before, after, write }) =>
        before === null || after === null ? null : (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {write(after)}
              <span>
                {differenceWords(after - before, write)} {shareWords(before, after)}
              </span>
            </dd>
          </div>
        ),
      )}
      <div>
        <dt>Members with more, with less</dt>
        <dd>
          {count(gaining)} / {count(losing)}
        </dd>
      </div>
    </dl>
  );
}

const owed = ({ pending, active }: SimulationResult['current']): number => pending + active;

function MostAffected({ rows }: { readonly rows: SimulationResult['mostAffected'] }) {
  return (
    <>
      <Title order={3} size="h6" mt="lg" mb="xs">
        Members for whom it changes most
      </Title>
      <ScrollRegion label="Members for whom it changes most">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Member</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Now</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>With the draft</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Difference</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ memberId, current, draft }) => (
              <Table.Tr key={memberId}>
                <Table.Td>{memberId}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}>{count(current)}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}>{count(draft)}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}>
                  {differenceWords(draft - current, count)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  );
}
