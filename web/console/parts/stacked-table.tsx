import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScrollRegion } from './scroll-region.tsx';
import classes from './stacked-table.module.css';

/**
 * A table whose rows become cards where there is no room for columns. Cells say by `data-label` what they are there; one with
 * `data-head` stands first, without a label.
 */
export function StackedTable({
  label,
  columns,
  children,
}: {
  readonly label: string;
  /** Their titles; an empty one is of what is to be pressed. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <ScrollRegion label={`Table: ${label}`}>
      <Table verticalSpacing="sm" className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((title, index) =>
              title === '' ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are.
                <Table.Td key={index} />
              ) : (
                <Table.Th key={title} scope="col">
                  {title}
                </Table.Th>
              ),
            )}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </ScrollRegion>
  );
}
