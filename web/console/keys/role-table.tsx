import { Table, Text, VisuallyHidden } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { Fragment } from 'react';
import { ROLES, type Role, SCOPES_OF_ROLE, type Scope } from '../../../shared/contracts/access.ts';
import { Card } from '../parts/card.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import classes from './role-table.module.css';
import { SCOPE_GROUPS, SCOPE_WORDS } from './scope-words.ts';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  marketer: 'Marketer',
  analyst: 'Analyst',
  support: 'Support',
  admin: 'Admin',
};

/** Which role may do what, as the API has it. Who has which role, the issuer of your shop says. */
export function RoleTable() {
  return (
    <Card title="Roles">
      <Text size="sm" c="dimmed" mb="md" maw="46rem">
        People have the roles that your issuer&rsquo;s groups of these names give them; several add up. The
        API holds every request against them, whatever a page shows.
      </Text>
      <ScrollRegion label="Table: what each role may do">
        <Table verticalSpacing={6} stickyHeader className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>May</Table.Th>
              {ROLES.map((role) => (
                <Table.Th key={role} className={classes['role'] ?? ''}>
                  {ROLE_WORDS[role]}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {SCOPE_GROUPS.map(({ title, scopes }) => (
              <Fragment key={title}>
                <Table.Tr className={classes['group'] ?? ''}>
                  <Table.Th colSpan={ROLES.length + 1} scope="colgroup">
                    {title}
                  </Table.Th>
                </Table.Tr>
                {scopes.map((scope) => (
                  <Row key={scope} scope={scope} />
                ))}
              </Fragment>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Card>
  );
}

const Row = ({ scope }: { readonly scope: Scope }) => (
  <Table.Tr>
    <Table.Th scope="row" fw={400} data-wraps className={classes['may'] ?? ''}>
      {SCOPE_WORDS[scope]}{' '}
      <Text span size="xs" c="dimmed" ff="monospace" className={classes['scope'] ?? ''}>
        {scope}
      </Text>
    </Table.Th>
    {ROLES.map((role) => (
      <Table.Td
        key={role}
        className={classes['role'] ?? ''}
        data-role={ROLE_WORDS[role]}
        data-may={SCOPES_OF_ROLE[role].includes(scope)}
      >
        {SCOPES_OF_ROLE[role].includes(scope) ? (
          <>
            <IconCheck size={18} aria-hidden />
            <VisuallyHidden>yes</VisuallyHidden>
          </>
        ) : (
          <VisuallyHidden>no</VisuallyHidden>
        )}
      </Table.Td>
    ))}
  </Table.Tr>
);
