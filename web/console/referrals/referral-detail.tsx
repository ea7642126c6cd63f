import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { SupportReferral } from '../../../client/generated/types.ts';
import { REFERRAL_ENDS, REFERRAL_STATES } from '../members/member-words.ts';
import { Card } from '../parts/card.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Facts } from '../parts/facts.tsx';
import { Read } from '../parts/read.tsx';
import { day, distance, moment } from '../parts/words.ts';
import { ChecksCard } from './checks-card.tsx';
import { DecisionCard } from './decision-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { useReferral } from './referral-queries.ts';
import classes from './referrals.module.css';
import { SidesCard } from './sides-card.tsx';

/** One referral with all that is known of it. What is needed to decide stands above the decision, everything else below. */
export function ReferralDetail({ friendId, goOn }: { readonly friendId: string; goOn(): void }) {
  const query = useReferral(friendId);
  return (
    <Read query={query} lines={14}>
      {({ referral }) =>
        referral === null ? (
          <EmptyState title="There is no such referral">
            <Text>A referral is named by its friend, and this one came without a code.</Text>
          </EmptyState>
        ) : (
          <Referral referral={referral} goOn={goOn} />
        )
      }
    </Read>
  );
}

const cameFromDecision = (state: unknown): boolean =>
  typeof state === 'object' && state !== null && 'decided' in state;

function Referral({ referral, goOn }: { readonly referral: SupportReferral; goOn(): void }) {
  const { judgment, status } = referral;
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = useLocation();
  // Whoever decided one begins with the next at its heading; who came by a link is at that of the page.
  useEffect(() => {
    if (cameFromDecision(state)) heading.current?.focus();
  }, [state]);
  return (
    <Stack gap="md">
      <Card>
        <Stack gap="sm">
          <Group gap="sm">
            <Title order={2} size="h3" tabIndex={-1} ref={heading} className={classes['heading'] ?? ''}>
              {judgment === null ? `Code ${referral.code}` : `Order ${judgment.orderId}`}
            </Title>
            <Badge variant="light" color={REFERRAL_STATES[status].color}>
              {REFERRAL_STATES[status].words}
            </Badge>
          </Group>
          {referral.reason !== null && <Text>{REFERRAL_ENDS[referral.reason]}</Text>}
          {status === 'in_review' && judgment?.reviewBefore != null && (
            <Text>
              To be reviewed by {day(judgment.reviewBefore)}, {distance(judgment.reviewBefore)}; after that it
              is rejected.
            </Text>
          )}
          <Facts
            facts={[
              { label: 'Code', value: referral.code },
              { label: 'Channel', value: referral.channel },
              {
                label: 'Link opened',
                value: referral.visitedAt === null ? null : moment(referral.visitedAt),
              },
              { label: 'Friend signed up', value: moment(referral.signedUpAt) },
              {
                label: 'Order qualified',
                value: referral.qualifiedAt === null ? null : moment(referral.qualifiedAt),
              },
              { label: 'Hold ends', value: judgment === null ? null : day(judgment.holdEndsAt) },
            ]}
          />
        </Stack>
      </Card>
      <SidesCard referral={referral} />
      {judgment !== null && <ChecksCard judgment={judgment} programVersion={referral.programVersion} />}
      <DecisionCard referral={referral} goOn={goOn} />
      <HistoryCard referral={referral} />
    </Stack>
  );
}
