import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { AuditLine } from '../../../client/generated/types.ts';
import { useAuditChoice } from './audit-filter.tsx';
import classes from './audit-pages.module.css';
import { actionWords, callerWords, detailName, detailWords, placeOf } from './audit-words.ts';

const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** One change, as a sentence, with what one may want to see next. */
export function AuditEntry({ line }: { readonly line: AuditLine }) {
  const { at, action, actor, callerId, subject, reason, details } = line;
  const { choose } = useAuditChoice();
  const place = placeOf(subject);
  const how = callerWords(callerId);
  const told = Object.entries(details).filter(([, value]) => value !== null && value !== '');
  return (
    <li className={classes['line']}>
      <time dateTime={at} className={classes['time']}>
        {TIME.format(new Date(at))}
      </time>
      <div>
        <p className={classes['what']}>
          <strong>{actor}</strong> {actionWords(action)}
          {how !== null && <span className={classes['soft']}> {how}</span>}
        </p>
        {reason !== null && <p className={classes['reason']}>“{reason}”</p>}
        {told.length > 0 && (
          <Text size="sm" c="dimmed">
            {told.map(([name, value]) => `${detailName(name)}: ${detailWords(value)}`).join(' · ')}
          </Text>
        )}
        <p className={classes['links']}>
          {place === null ? (
            <span className={classes['soft']}>{subject}</span>
          ) : (
            <Anchor component={Link} to={place} size="sm">
              {subject}
            </Anchor>
          )}
          <Anchor
            component="button"
            type="button"
            size="sm"
            c="dimmed"
            onClick={() => choose('subject', subject)}
          >
            All about it
          </Anchor>
          <Anchor
            component="button"
            type="button"
            size="sm"
            c="dimmed"
            onClick={() => choose('callerId', callerId)}
          >
            All {how ?? `by ${actor}`}
          </Anchor>
        </p>
      </div>
    </li>
  );
}
