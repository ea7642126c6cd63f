import { Anchor, Button, Group, Text } from '@mantine/core';
import IconExternalLink from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Contribution } from '../../../client/generated/types.ts';
import { day, distance } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import classes from './contributions.module.css';
import { DecisionDialog, type Verdict } from './decision-dialog.tsx';

/** Something that waits: what it is, where it stands, whose it is, and the two answers. */
export function ContributionItem({ contribution }: { readonly contribution: Contribution }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const { contributionId, type, reference, attributes, memberId, occurredAt, submittedAt } = contribution;
  return (
    <li className={classes['item']}>
      <div className={classes['what']}>
        <Text fw={600}>
          {name(type)}
          {reference.product !== undefined && ` of ${reference.product}`}
        </Text>
        <Text size="sm" c="dimmed">
          Made {day(occurredAt)}, handed in {distance(submittedAt)}
        </Text>
        {Object.keys(attributes).length > 0 && (
          <dl className={classes['attributes']}>
            {Object.entries(attributes).map(([attribute, value]) => (
              <div key={attribute}>
                <dt>{attribute}</dt>
                <dd>{String(value)}</dd>
              </div>
            ))}
          </dl>
        )}
        <Group gap="md" mt={4}>
          {reference.url !== undefined && (
            <Anchor href={reference.url} target="_blank" rel="noreferrer" size="sm">
              Look at it <IconExternalLink size={14} aria-label="in a new tab" />
            </Anchor>
          )}
          <Needs scope="members:read">
            <Anchor component={Link} to={`/members/${memberId}`} size="sm">
              The member
            </Anchor>
          </Needs>
        </Group>
      </div>
      <Group gap="xs">
        <Button size="xs" onClick={() => setVerdict('approve')} aria-label={`Approve ${contributionId}`}>
          Approve
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => setVerdict('reject')}
          aria-label={`Reject ${contributionId}`}
        >
          Reject
        </Button>
      </Group>
      {verdict !== null && (
        <DecisionDialog contribution={contribution} verdict={verdict} close={() => setVerdict(null)} />
      )}
    </li>
  );
}

const name = (type: string): string => {
  const words = type.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
