import { Badge, Text } from '@mantine/core';
import type { ReferralCheck, SupportReferral } from '../../../client/generated/types.ts';
import { DEFAULT_WEIGHTS } from '../../../shared/domain/referrals/default-weights.ts';
import { Card } from '../parts/card.tsx';
import { count } from '../parts/words.ts';
import { CHECK_NAMES } from './check-words.ts';
import { useTerms } from './referral-queries.ts';
import classes from './referrals.module.css';

type Judgment = NonNullable<SupportReferral['judgment']>;

/** What each of the sixteen checks found: first what speaks against it, and why that may be harmless. */
export function ChecksCard({
  judgment,
  programVersion,
}: {
  readonly judgment: Judgment;
  readonly programVersion: number;
}) {
  const of = (...outcomes: readonly ReferralCheck['outcome'][]): readonly ReferralCheck[] =>
    judgment.checks.filter(({ outcome }) => outcomes.includes(outcome));
  const against = of('flagged', 'blocked');
  return (
    <Card title="What the checks found">
      <Score judgment={judgment} programVersion={programVersion} />
      {against.length === 0 ? (
        <Text>Nothing speaks against it.</Text>
      ) : (
        <ul className={classes['checks']}>
          {against.map((check) => (
            <li key={check.name} className={classes['check']}>
              <div>
                <Text fw={600}>{CHECK_NAMES[check.name]}</Text>
                <Text size="sm">{check.detail}</Text>
                <Text size="sm" c="dimmed">
                  {DEFAULT_WEIGHTS[check.name].reason}
                </Text>
              </div>
              <Badge variant="light" color={check.outcome === 'blocked' ? 'red' : 'yellow'}>
                {check.outcome === 'blocked' ? 'rejects alone' : `+${count(check.weight)}`}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <Folded title="found nothing" checks={of('passed')} />
      <Folded title="could not look" checks={of('not_available')} />
    </Card>
  );
}

function Folded({ title, checks }: { readonly title: string; readonly checks: readonly ReferralCheck[] }) {
  if (checks.length === 0) return null;
  return (
    <details className={classes['more']}>
      <summary>
        {count(checks.length)} {checks.length === 1 ? 'check' : 'checks'} {title}
      </summary>
      <ul className={classes['checks']}>
        {checks.map(({ name, detail }) => (
          <li key={name} className={classes['check']}>
            <div>
              <Text size="sm" fw={600}>
                {CHECK_NAMES[name]}
              </Text>
              <Text size="sm">{detail}</Text>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The score between the two thresholds of the program: from one on a person looks, from the other on it is rejected. */
function Score({
  judgment,
  programVersion,
}: {
  readonly judgment: Judgment;
  readonly programVersion: number;
}) {
  const { data } = useTerms(programVersion);
  const judging = data?.document.referrals?.judging;
  const { score, shadow } = judgment;
  if (judging === undefined) return <Text mb="sm">Score {count(score)}.</Text>;
  const end = Math.max(judging.rejectAt, score, 1);
  const share = (value: number): string => `${(value / end) * 100}%`;
  return (
    <>
      <Text>
        Score <b>{count(score)}</b>: a person looks from {count(judging.reviewAt)} on, and from{' '}
        {count(judging.rejectAt)} on it is rejected.
        {shadow !== null && ' The program judges in shadow, so nothing followed from it.'}
      </Text>
      <div className={classes['scale']} aria-hidden>
        <div className={classes['score']} style={{ width: share(score) }} />
        <div className={classes['mark']} style={{ insetInlineStart: share(judging.reviewAt) }}>
          <span>review {count(judging.reviewAt)}</span>
        </div>
        <div className={classes['mark']} style={{ insetInlineStart: share(judging.rejectAt) }}>
          <span>reject {count(judging.rejectAt)}</span>
        </div>
      </div>
    </>
  );
}
