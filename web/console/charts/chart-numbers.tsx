import { Table } from '@mantine/core';
import type { Chart } from '../../figures/chart.ts';
import classes from './chart-card.module.css';

/** A chart for who would rather read it. */
export function ChartNumbers({ chart }: { readonly chart: Chart }) {
  const { rowTitle, columns, rows } = chart.table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section className={classes['scroll']} aria-label={`Numbers: ${chart.title}`} tabIndex={0}>
      <Table stickyHeader captionSide="top" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{rowTitle}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" className={classes['number'] ?? ''}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ name, cells }) => (
            <Table.Tr key={name}>
              <Table.Th scope="row">{name}</Table.Th>
              {cells.map(({ text }, index) => (
                <Table.Td key={columns[index]} className={classes['number'] ?? ''}>
                  {text}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
