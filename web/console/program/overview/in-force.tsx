import { Anchor, Progress, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Card } from '../../parts/card.tsx';
import { Read } from '../../parts/read.tsx';
import { When } from '../../parts/when.tsx';
import { count } from '../../parts/words.ts';
import { countAt } from '../model/summaries.ts';
import { useProgram } from '../queries.ts';
import classes from './overview.module.css';

const COUNTED = [
  ['earningRules', 'Earning rules'],
  ['tiers', 'Tiers'],
  ['rewards', 'Rewards'],
  ['segments', 'Segments'],
  ['triggers', 'Triggers'],
  ['surveys', 'Surveys'],
] as const;

/** The version in force: since when, by whom, why, and what it holds. */
export function InForce() {
  const query = useProgram();
  return (
    <Card title="In force">
      <Read query={query}>
        {({ inForce, next, budgets }) => (
          <>
            <div className={classes['big']}>
              <Text component="span" size="xl" fw={700}>
                {inForce.document.name}
              </Text>
              <Anchor component={Link} to={`/program/versions/${inForce.version}`}>
                Version {inForce.version}
              </Anchor>
            </div>
            <Text size="sm" c="dimmed">
              Since <When at={inForce.effectiveFrom} />, by {inForce.actor}: “{inForce.reason}”
            </Text>
            <dl className={classes['counts']}>
              {COUNTED.map(([key, label]) => (
                <div key={key} className={classes['count']}>
                  <dt>{label}</dt>
                  <dd>{count(countAt(inForce.document, key) ?? 0)}</dd>
                </div>
              ))}
            </dl>
            {next !== null && (
              <Text size="sm">
                Next:{' '}
                <Anchor component={Link} to={`/program/versions/${next.version}`} size="sm">
                  version {next.version}
                </Anchor>
                , from <When at={next.effectiveFrom} />
              </Text>
            )}
            {budgets.map(({ ruleId, counts, limit, spent }) => (
              <div key={ruleId}>
                <Text size="sm" mt="sm">
                  Budget of {ruleId}: {count(spent)} of {count(limit)} {counts}
                </Text>
                <Progress
                  value={limit === 0 ? 100 : Math.min(100, (spent / limit) * 100)}
                  aria-label={`Budget of ${ruleId}`}
                  size="sm"
                  mt={4}
                />
              </div>
            ))}
          </>
        )}
      </Read>
    </Card>
  );
}
