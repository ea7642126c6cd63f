import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { SurveyAnswer } from '../../../client/generated/types.ts';
import { moment } from '../parts/words.ts';
import { Needs } from '../session/needs.tsx';
import { FollowUp } from './follow-up.tsx';
import { groupName, rankOf } from './survey-words.ts';
import classes from './surveys.module.css';

/** One answer: the score, the words, and for who was not happy, what was done about it. */
export function AnswerItem({ answer }: { readonly answer: SurveyAnswer }) {
  const { score, group, words, kind, memberId, answeredAt, changes } = answer;
  const rank = rankOf(kind, group);
  return (
    <li className={classes['answer']}>
      <span className={`${classes['score']} ${classes[`rank${rank}`]}`}>{score ?? '–'}</span>
      <div>
        {words !== null && <p className={classes['words']}>{words}</p>}
        <div className={classes['meta']}>
          <span>{group === null ? 'No score' : groupName(group).replace(/s$/, '')}</span>
          {answeredAt !== null && <span>{moment(answeredAt)}</span>}
          {changes > 0 && <span>changed their mind {changes === 1 ? 'once' : `${changes} times`}</span>}
          <Needs scope="members:read">
            <Anchor component={Link} to={`/members/${memberId}`} size="sm">
              The member
            </Anchor>
          </Needs>
        </div>
        {rank === 0 && (
          <Needs scope="journeys:read">
            <FollowUp answer={answer} />
          </Needs>
        )}
      </div>
    </li>
  );
}
