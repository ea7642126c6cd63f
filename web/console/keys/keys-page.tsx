import { Anchor, Button, Switch, Table, Text } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Key } from '../../../client/generated/types.ts';
import { Card } from '../parts/card.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { StackedTable } from '../parts/stacked-table.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { When } from '../parts/when.tsx';
import { count } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { KEYS_KEY } from './keys-query.ts';
import { RevokeKey } from './revoke-key.tsx';
import { RoleTable } from './role-table.tsx';

/** Keys of the shop's servers, and what people's roles let them do. */
export function KeysPage() {
  const { perennial } = useSession();
  const keys = useQuery({ queryKey: KEYS_KEY, queryFn: () => perennial.listKeys() });
  return (
    <Page
      title="Keys and roles"
      lead="Servers of your shop come with a key, people sign in with a role. Both may do what their scopes say, and nothing else."
      actions={
        <Needs scope="keys:write">
          <Button component={Link} to="/keys/new" leftSection={<IconPlus size={16} aria-hidden />}>
            Make a key
          </Button>
        </Needs>
      }
    >
      <Read query={keys}>{({ keys: all }) => <KeyTable all={all} />}</Read>
      <RoleTable />
    </Page>
  );
}

function KeyTable({ all }: { readonly all: readonly Key[] }) {
  const [isWithRevoked, setWithRevoked] = useState(false);
  const revoked = all.filter(({ revokedAt }) => revokedAt !== null).length;
  const shown = all.filter(({ revokedAt }) => isWithRevoked || revokedAt === null);
  return (
    <Card
      title="Secret keys"
      actions={
        revoked > 0 && (
          <Switch
            label={`With ${count(revoked)} revoked`}
            checked={isWithRevoked}
            onChange={({ currentTarget }) => setWithRevoked(currentTarget.checked)}
          />
        )
      }
    >
      {shown.length === 0 ? (
        <Text c="dimmed">No key is in use.</Text>
      ) : (
        <StackedTable label="Secret keys" columns={['Name', 'Id', 'May', 'Made', '']}>
          {shown.map((key) => (
            <Row key={key.keyId} secret={key} />
          ))}
        </StackedTable>
      )}
    </Card>
  );
}

function Row({ secret: { keyId, name, scopes, createdAt, revokedAt } }: { readonly secret: Key }) {
  const [isAsked, setAsked] = useState(false);
  return (
    <Table.Tr>
      <Table.Td data-wraps>
        <Text fw={500}>{name}</Text>
        <Needs scope="audit:read">
          <Anchor component={Link} to={`/audit?callerId=${keyId}`} size="xs">
            What came by it
          </Anchor>
        </Needs>
      </Table.Td>
      <Table.Td data-label="Id">
        <Copyable name="key id" value={keyId} />
      </Table.Td>
      <Table.Td data-wraps data-label="May">
        <Scopes scopes={scopes} />
      </Table.Td>
      <Table.Td data-label="Made">
        <When at={createdAt} />
      </Table.Td>
      <Table.Td>
        {revokedAt !== null ? (
          <>
            <StateBadge state={{ label: 'Revoked', color: 'gray' }} />
            <Text size="xs" c="dimmed">
              <When at={revokedAt} />
            </Text>
          </>
        ) : (
          <Needs scope="keys:write">
            <Button variant="subtle" color="red" size="xs" onClick={() => setAsked(true)}>
              Revoke…
            </Button>
            {isAsked && <RevokeKey keyId={keyId} name={name} close={() => setAsked(false)} />}
          </Needs>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const MOST_SHOWN = 4;

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  const all = scopes.join(', ');
  if (scopes.length <= MOST_SHOWN)
    return (
      <Text size="sm" span>
        {all}
      </Text>
    );
  return (
    <details>
      <summary>{count(scopes.length)} scopes</summary>
      <Text size="sm">{all}</Text>
    </details>
  );
}
