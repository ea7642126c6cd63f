import { Button, Chip, Group, Loader, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { SurveyKind } from '../../../shared/domain/program/survey.ts';
import { SCORE_GROUPS } from '../../../shared/domain/surveys/score-group.ts';
import { Card } from '../parts/card.tsx';
import { Read } from '../parts/read.tsx';
import { useSession } from '../session/session.tsx';
import { AnswerItem } from './answer-item.tsx';
import { groupName } from './survey-words.ts';
import classes from './surveys.module.css';

const PAGE_LENGTH = 50;
/** So many are looked for by themselves where a group is chosen, before one has to ask for more. */
const ENOUGH = 10;

/** What people said, the newest first: all of it, or one group, or only what has words. */
export function AnswersCard({ surveyId, kind }: { readonly surveyId: string; readonly kind: SurveyKind }) {
  const { perennial } = useSession();
  const [search, setSearch] = useSearchParams();
  const group = SCORE_GROUPS[kind].find((one) => one === search.get('group')) ?? null;
  const isWordy = search.get('words') === '1';
  const query = useInfiniteQuery({
    queryKey: ['surveys', surveyId, 'answers'],
    queryFn: ({ pageParam }) =>
      perennial.listSurveyAnswers({ surveyId, limit: PAGE_LENGTH, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const shown = (query.data?.pages ?? [])
    .flatMap((page) => page.answers)
    .filter((answer) => (group === null || answer.group === group) && (!isWordy || answer.words !== null));
  const isFiltered = group !== null || isWordy;
  const { hasNextPage, isFetching, fetchNextPage } = query;
  useEffect(() => {
    if (isFiltered && hasNextPage && !isFetching && shown.length < ENOUGH) void fetchNextPage();
  }, [isFiltered, hasNextPage, isFetching, fetchNextPage, shown.length]);
  const change = (name: string, value: string | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true, preventScrollReset: true },
    );
  return (
    <Card title="Answers">
      <Stack gap="md">
        <div className={classes['filters']}>
          <fieldset className={classes['topics']}>
            <legend className={classes['hidden']}>Show</legend>
            <Chip.Group
              value={group ?? 'all'}
              onChange={(value) => change('group', value === 'all' ? null : String(value))}
            >
              <div className={classes['chips']}>
                <Chip value="all" size="xs">
                  All
                </Chip>
                {SCORE_GROUPS[kind].toReversed().map((one) => (
                  <Chip key={one} value={one} size="xs">
                    {groupName(one)}
                  </Chip>
                ))}
              </div>
            </Chip.Group>
          </fieldset>
          <Switch
            size="sm"
            label="With words only"
            checked={isWordy}
            onChange={(event) => change('words', event.currentTarget.checked ? '1' : null)}
          />
        </div>
        <Read query={query}>
          {() => (
            <>
              <ul className={classes['answers']}>
                {shown.map((answer) => (
                  <AnswerItem key={`${answer.memberId} ${answer.askId}`} answer={answer} />
                ))}
              </ul>
              {shown.length === 0 && !isFetching && (
                <Text c="dimmed">{isFiltered ? 'No answer is like that.' : 'Nobody has answered yet.'}</Text>
              )}
              {isFetching && (
                <Group justify="center">
                  <Loader size="sm" aria-label="Loading" />
                </Group>
              )}
              {hasNextPage && !isFetching && (
                <Button variant="default" onClick={() => void fetchNextPage()}>
                  Show older
                </Button>
              )}
            </>
          )}
        </Read>
      </Stack>
    </Card>
  );
}
