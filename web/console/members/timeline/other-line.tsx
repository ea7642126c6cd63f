import { Anchor, Badge, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useProgram } from '../../api/program-in-force.ts';
import { count, moment, points } from '../../parts/words.ts';
import { CONTRIBUTION_STATES, REFERRAL_ENDS, REFERRAL_STATES } from '../member-words.ts';
import type { Happening } from './happening.ts';
import { HappeningIcon } from './happening-icon.tsx';
import { happeningTitle, messageState } from './happening-words.ts';
import classes from './timeline.module.css';

type Other = Exclude<Happening, { readonly source: 'entry' }>;

/** What happened beside the books: a message, an answer, a friend, a contribution; or what was kept from the member. */
export function OtherLine({ happening }: { readonly happening: Other }) {
  const state = stateOf(happening);
  return (
    <li className={classes['happening']}>
      <div className={classes['head']}>
        <HappeningIcon happening={happening} />
        <div>
          <span className={classes['title']}>
            {happeningTitle(happening)}
            <Badge variant="light" color={state.color}>
              {state.words}
            </Badge>
          </span>
          <div className={classes['meta']}>{moment(happening.at)}</div>
          <Detail happening={happening} />
        </div>
      </div>
    </li>
  );
}

const MESSAGE_COLORS = {
  waiting: 'blue',
  sending: 'blue',
  sent: 'teal',
  done: 'teal',
  dropped: 'yellow',
  unknown: 'yellow',
} as const;

function stateOf(happening: Other): { readonly words: string; readonly color: string } {
  switch (happening.source) {
    case 'message': {
      const { message } = happening;
      return {
        words: messageState(message),
        color: message.aftermath === null ? MESSAGE_COLORS[message.status] : 'red',
      };
    }
    case 'dropped':
      return { words: 'not sent', color: 'yellow' };
    case 'held_out':
      return { words: 'held out', color: 'gray' };
    case 'answer':
      return happening.answer.score === null
        ? {
            words: happening.answer.state === 'expired' ? 'never answered' : 'not answered yet',
            color: 'gray',
          }
        : { words: `${happening.answer.score}, ${groupWords(happening.answer.group)}`, color: 'blue' };
    case 'referral':
      return REFERRAL_STATES[happening.referral.status];
    case 'contribution':
      return CONTRIBUTION_STATES[happening.contribution.status];
  }
}

const groupWords = (group: string | null): string => group?.replaceAll('_', ' ') ?? 'no group';

function Detail({ happening }: { readonly happening: Other }): ReactNode {
  switch (happening.source) {
    case 'message':
      return <MessageDetail happening={happening} />;
    case 'dropped':
      return <Text size="sm">{happening.ask.says}</Text>;
    case 'held_out':
      return (
        <Text size="sm">
          Chance put the member among those who are left alone, so that it shows whether asking helps.
        </Text>
      );
    case 'answer':
      return happening.answer.words === null ? null : (
        <p className={classes['words']}>{happening.answer.words}</p>
      );
    case 'referral':
      return <ReferralDetail happening={happening} />;
    case 'contribution':
      return <ContributionDetail happening={happening} />;
  }
}

function MessageDetail({ happening }: { readonly happening: Extract<Other, { source: 'message' }> }) {
  const { message } = happening;
  const program = useProgram();
  const trigger = program?.triggers?.find(({ id }) => id === message.triggerId)?.description;
  return (
    <Text size="sm">
      {[
        message.channel === null ? null : `By ${message.channel}.`,
        message.reason?.words,
        message.triedAgainAt === null ? null : `Tried again about ${moment(message.triedAgainAt)}.`,
        `Trigger: ${trigger ?? message.triggerId}.`,
      ]
        .filter(Boolean)
        .join(' ')}
    </Text>
  );
}

function ReferralDetail({ happening }: { readonly happening: Extract<Other, { source: 'referral' }> }) {
  const { referral } = happening;
  return (
    <Text size="sm">
      {referral.reason !== null && `${REFERRAL_ENDS[referral.reason]} `}
      {referral.got !== null && referral.got.points > 0 && `Gave ${points(referral.got.points)}. `}
      {referral.channel !== null && `Came by ${referral.channel}. `}
      {referral.friendId !== null && (
        <Anchor component={Link} to={`/members/${referral.friendId}`} inherit underline="always">
          The friend
        </Anchor>
      )}
    </Text>
  );
}

function ContributionDetail({
  happening,
}: {
  readonly happening: Extract<Other, { source: 'contribution' }>;
}) {
  const { reference, decisions } = happening.contribution;
  const last = decisions?.at(-1);
  return (
    <Text size="sm">
      {reference.product !== undefined && `About ${reference.product}. `}
      {last !== undefined &&
        `${last.actor}, ${moment(last.decidedAt)}${last.reason === null ? '' : `: ${last.reason}`}. `}
      {(decisions?.length ?? 0) > 1 && `${count(decisions?.length ?? 0)} decisions in all. `}
      {reference.url !== undefined && (
        <Anchor href={reference.url} target="_blank" rel="noreferrer" inherit underline="always">
          Where it stands
        </Anchor>
      )}
    </Text>
  );
}
