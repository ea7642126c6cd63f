import { Badge, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { MemberMessage, SurveyAnswer } from '../../../client/generated/types.ts';
import { useProgram } from '../api/program-in-force.ts';
import { memberKey } from '../members/member-queries.ts';
import { moment } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { followUpOf } from './follow-up.ts';

/** Whether somebody was told of an answer that was not happy, and whether the member was written to. */
export function FollowUp({ answer }: { readonly answer: SurveyAnswer }) {
  const { perennial } = useSession();
  const program = useProgram();
  const { data } = useQuery({
    queryKey: [...memberKey(answer.memberId), 'messages'],
    queryFn: () => perennial.listMemberMessages({ memberId: answer.memberId, limit: 100 }),
  });
  if (data === undefined || program === null) return null;
  const { told, written } = followUpOf(answer, data.messages, program.triggers ?? []);
  return (
    <Group gap="xs" mt={6}>
      <Badge variant="light" color={isDone(told) ? 'teal' : 'yellow'}>
        {told === null
          ? 'nobody was told'
          : `${told.subject} ${isDone(told) ? 'was told' : 'is being told'} ${moment(told.statusAt ?? told.decidedAt)}`}
      </Badge>
      {written !== null && (
        <Badge variant="light" color={isDone(written) ? 'teal' : 'gray'}>
          {isDone(written)
            ? `written to ${moment(written.statusAt ?? written.decidedAt)}`
            : `not written to: ${written.reason?.words ?? 'it waits'}`}
        </Badge>
      )}
    </Group>
  );
}

const isDone = (message: MemberMessage | null): boolean =>
  message !== null && (message.status === 'sent' || message.status === 'done');
