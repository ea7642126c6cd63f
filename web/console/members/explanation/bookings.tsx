import { Table } from '@mantine/core';
import type { EntryExplanation } from '../../../../client/generated/types.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { When } from '../../parts/when.tsx';
import { signed } from '../../parts/words.ts';
import classes from './explanation.module.css';

type Posting = EntryExplanation['postings'][number];

const ACCOUNTS: Readonly<Record<Posting['account'], string>> = {
  pending: 'Member: pending',
  active: 'Member: spendable',
  held: 'Member: held',
  deficit: 'Member: owed',
  issued: 'Program: issued',
  redeemed: 'Program: redeemed',
  expired: 'Program: expired',
  adjusted: 'Program: adjusted by hand',
};

/** What the entry moved between which accounts; it sums to zero. Folded away: most questions are answered without. */
export function Bookings({ postings }: Pick<EntryExplanation, 'postings'>) {
  if (postings.length === 0) return null;
  return (
    <details className={classes['bookings']}>
      <summary>How it was booked</summary>
      <ScrollRegion label="Postings of this entry">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th ta="right">Points</Table.Th>
              <Table.Th>At</Table.Th>
              <Table.Th>Lot</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {postings.map((posting, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an entry is never changed, and two of its postings may be alike.
              <Table.Tr key={index}>
                <Table.Td>{ACCOUNTS[posting.account]}</Table.Td>
                <Table.Td ta="right">{signed(posting.points)}</Table.Td>
                <Table.Td>
                  <When at={posting.at} />
                </Table.Td>
                <Table.Td>
                  <Lot posting={posting} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </details>
  );
}

function Lot({ posting }: { readonly posting: Posting }) {
  if (posting.expiresAt === undefined)
    return posting.slides === true ? 'ends some time after the last activity' : null;
  if (posting.expiresAt === null) return 'never ends';
  return (
    <>
      ends <When at={posting.expiresAt} />
    </>
  );
}
