import { Button, Chip, Group, Radio, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { ReviewRequest, SupportReferral } from '../../../client/generated/types.ts';
import { newIdempotencyKey } from '../../../client/idempotency-key.ts';
import { ReasonField } from '../members/actions/reason-field.tsx';
import { memberKey } from '../members/member-queries.ts';
import { Card } from '../parts/card.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { moment } from '../parts/words.ts';
import { useMay } from '../session/needs.tsx';
import { useSession } from '../session/session.tsx';
import { promiseWords } from './promise-words.ts';
import { QUEUE_KEY, referralKey, useTerms } from './referral-queries.ts';

type Verdict = ReviewRequest['verdict'];

/** What was decided, or the decision: what follows from either is said before it is made. */
export function DecisionCard({ referral, goOn }: { readonly referral: SupportReferral; goOn(): void }) {
  const mayReview = useMay('referrals:review');
  const { review, status } = referral;
  const isOpen = status === 'in_review' || status === 'qualified';
  return (
    <>
      {review !== null && (
        <Card title="Decided">
          <Text>
            {review.actor} {review.verdict === 'reward' ? 'approved' : 'rejected'} it,{' '}
            {moment(review.reviewedAt)}: {review.reason}
          </Text>
        </Card>
      )}
      {isOpen && mayReview && <Decision referral={referral} goOn={goOn} />}
    </>
  );
}

/** What reviewers find most; each is a beginning of a reason and can be changed. */
const USUAL: Readonly<Record<Verdict, readonly string[]>> = {
  reward: ['Two people of one household', 'Checked with the customer', 'Nothing points to one person'],
  reject: ['Both sides are one person', 'Bought for the reward alone', 'Code from a coupon site'],
};

function Decision({ referral, goOn }: { readonly referral: SupportReferral; goOn(): void }) {
  const { friendId, advocateId, status } = referral;
  const { perennial, who } = useSession();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [verdict, setVerdict] = useState<Verdict | null>(status === 'qualified' ? 'reject' : null);
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const mutation = useMutation({
    mutationFn: (chosen: Verdict) =>
      perennial.reviewReferral({
        friendId,
        body: { verdict: chosen, reason: reason.trim(), actor: who.name },
        idempotencyKey: key,
      }),
    async onSuccess(result) {
      notifications.show({
        message: `Referral ${result.review.verdict === 'reward' ? 'approved' : 'rejected'}.`,
        color: 'teal',
      });
      goOn();
      await Promise.all(
        [QUEUE_KEY, referralKey(friendId), memberKey(friendId), memberKey(advocateId)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (verdict !== null && reason.trim() !== '' && !mutation.isPending) mutation.mutate(verdict);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <Card title="Decide">
      <form ref={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
        <Stack gap="md">
          <Radio.Group
            label="Verdict"
            value={verdict}
            onChange={(value) => setVerdict(value === 'reward' ? 'reward' : 'reject')}
          >
            <Group mt="xs" gap="lg">
              {status === 'in_review' && <Radio value="reward" label="Approve" />}
              <Radio value="reject" label="Reject" />
            </Group>
          </Radio.Group>
          {verdict !== null && <Consequence referral={referral} verdict={verdict} />}
          {verdict !== null && (
            <Group gap="xs" role="group" aria-label="Usual reasons">
              {USUAL[verdict].map((usual) => (
                <Chip key={usual} size="xs" checked={reason === usual} onChange={() => setReason(usual)}>
                  {usual}
                </Chip>
              ))}
            </Group>
          )}
          <ReasonField reason={reason} change={setReason} />
          {mutation.isError && <ProblemAlert error={mutation.error} />}
          <Group gap="sm">
            <Button
              type="submit"
              loading={mutation.isPending}
              disabled={verdict === null || reason.trim() === ''}
              color={verdict === 'reject' ? 'red' : 'teal'}
            >
              {verdict === 'reject' ? 'Reject' : 'Approve'} and go on
            </Button>
            <Button variant="default" onClick={goOn}>
              Skip
            </Button>
            <Text size="sm" c="dimmed">
              Ctrl or ⌘ with Enter decides from the keyboard.
            </Text>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function Consequence({
  referral,
  verdict,
}: {
  readonly referral: SupportReferral;
  readonly verdict: Verdict;
}) {
  const { data } = useTerms(referral.programVersion);
  if (verdict === 'reject')
    return (
      <Text size="sm">Neither side gets anything; what was booked already is taken back within moments.</Text>
    );
  const terms = data?.document.referrals;
  if (data === undefined || terms === undefined) return null;
  return (
    <Text size="sm">
      The advocate gets {promiseWords(terms.advocateGets, data.document)}, within the caps of the program, and
      the friend {promiseWords(terms.friendGets, data.document)}; spendable when the hold ends.
    </Text>
  );
}
