import type { SurveyResults } from '../../../client/generated/types.ts';
import { groupOf } from '../../../shared/domain/surveys/score-group.ts';
import { count } from '../parts/words.ts';
import { groupName, rankOf } from './survey-words.ts';
import classes from './surveys.module.css';

/** How many gave each score, and how the groups share them. */
export function Distribution({ results }: { readonly results: SurveyResults }) {
  const { kind, scores, groups, answered } = results;
  const most = Math.max(1, ...scores.map((one) => one.count));
  const ofAll = (part: number): string =>
    answered === 0 ? '' : ` (${Math.round((100 * part) / answered)} %)`;
  return (
    <>
      <ol className={classes['bars']} aria-label="Answers by score, the highest first">
        {scores.toReversed().map(({ score, count: given }) => (
          <li key={score} className={classes['bar']}>
            <span>{score}</span>
            <span className={classes['track']}>
              <div
                className={`${classes['fill']} ${classes[`rank${rankOf(kind, groupOf(kind, score))}`]}`}
                style={{ width: `${(100 * given) / most}%` }}
              />
            </span>
            <span>{count(given)}</span>
          </li>
        ))}
      </ol>
      <dl className={classes['groups']}>
        {groups.toReversed().map(({ group, count: given }) => (
          <div key={group}>
            <span className={`${classes['key']} ${classes[`rank${rankOf(kind, group)}`]}`} aria-hidden />
            <dt>{groupName(group)}</dt>
            <dd>
              {count(given)}
              {ofAll(given)}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
