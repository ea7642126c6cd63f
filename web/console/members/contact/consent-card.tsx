import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { Preferences } from '../../../../client/generated/types.ts';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { useMay } from '../../session/needs.tsx';
import { usePreferences } from '../member-queries.ts';
import { ConsentDialog } from './consent-dialog.tsx';
import { CHANNELS, consentWords } from './consent-words.ts';
import classes from './contact.module.css';

/** Each channel: whether it is allowed, who said so, and when. */
export function ConsentCard({ memberId }: { readonly memberId: string }) {
  const query = usePreferences(memberId);
  const mayWrite = useMay('members:write');
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title="Consent"
      actions={
        mayWrite &&
        query.data != null && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            Change
          </Button>
        )
      }
    >
      <Read query={query}>
        {(preferences) =>
          preferences === null ? (
            <Text c="dimmed">There is nobody to write to.</Text>
          ) : (
            <>
              <Channels preferences={preferences} />
              {isOpen && <ConsentDialog preferences={preferences} close={() => setOpen(false)} />}
            </>
          )
        }
      </Read>
    </Card>
  );
}

function Channels({ preferences }: { readonly preferences: Preferences }) {
  return (
    <ul className={classes['rows']}>
      {CHANNELS.map(({ channel, title }) => {
        const said = preferences.channels[channel];
        return (
          <li key={channel} className={classes['row']}>
            <Group gap="xs">
              <Text fw={500}>{title}</Text>
              <Badge variant="light" color={said?.allowed === true ? 'teal' : 'gray'}>
                {said?.allowed === true ? 'allowed' : 'not allowed'}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {consentWords(said)}
            </Text>
          </li>
        );
      })}
      {preferences.timeZone !== null && (
        <li className={classes['row']}>
          <Text fw={500}>Time zone</Text>
          <Text size="sm" c="dimmed">
            {preferences.timeZone}: nothing is sent at night there.
          </Text>
        </li>
      )}
    </ul>
  );
}
