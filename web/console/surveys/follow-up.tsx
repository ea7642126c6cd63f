import { Group, Stack, Text } from '@mantine/core';
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import IconClock from '@tabler/icons-react/dist/esm/icons/IconClock.mjs';
import { useQuery } from '@tanstack/react-query';
import type { MemberMessage, SurveyAnswer } from '../../../client/generated/types.ts';
import { useProgram } from '../api/program-in-force.ts';
import { memberKey } from '../members/member-queries.ts';
import { moment } from '../parts/words.ts';
import { useSession } from '../session/session.tsx';
import { followUpOf } from './follow-up.ts';
import classes from './surveys.module.css';

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
    <Stack gap={2} mt={6}>
      <Line isDone={isDone(told)}>{toldWords(told)}</Line>
      {written !== null && <Line isDone={isDone(written)}>{writtenWords(written)}</Line>}
    </Stack>
  );
}

function Line({ isDone: done, children }: { readonly isDone: boolean; readonly children: string }) {
  const Icon = done ? IconCheck : IconClock;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <Icon size={16} aria-hidden className={classes['followed'] ?? ''} />
      <Text size="sm">{children}</Text>
    </Group>
  );
}

function toldWords(told: MemberMessage | null): string {
  if (told === null) return 'Nobody was told by a trigger.';
  return `${told.subject} ${isDone(told) ? 'was told' : 'is being told'}, ${moment(told.statusAt ?? told.decidedAt)}`;
}

function writtenWords(written: MemberMessage): string {
  if (isDone(written)) return `The member was written to, ${moment(written.statusAt ?? written.decidedAt)}`;
  return `The member was not written to: ${written.reason?.words ?? 'it waits.'}`;
}

const isDone = (message: MemberMessage | null): boolean =>
  message !== null && (message.status === 'sent' || message.status === 'done');
