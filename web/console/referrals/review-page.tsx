import { Anchor, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { count } from '../parts/words.ts';
import { CHECK_NAMES } from './check-words.ts';
import { ReferralDetail } from './referral-detail.tsx';
import { useReviewQueue, type Waiting } from './referral-queries.ts';
import classes from './referrals.module.css';
import { ReviewList } from './review-list.tsx';

/** As wide as it takes to have the list and one referral beside each other. */
const WIDE = '(min-width: 75rem)';

/** Referrals that wait for a person: the list, one of them with all that speaks for and against it, and the decision. */
export function ReviewPage() {
  const { friendId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const isWide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const query = useReviewQueue();
  const all = query.data?.pages.flatMap((page) => page.referrals) ?? [];
  const waiting = all.filter((one) => hasSign(one, search.get('sign')));
  const shown = friendId ?? (isWide ? waiting[0]?.friendId : undefined);
  const pathOf = (id: string | undefined): string => {
    const rest = search.size === 0 ? '' : `?${search}`;
    return `/referrals${id === undefined ? '' : `/${id}`}${rest}`;
  };
  /** The one behind the decided one, else the first. */
  const goOn = (): void => {
    const at = waiting.findIndex((one) => one.friendId === shown);
    const next = waiting[at + 1] ?? waiting.find((one) => one.friendId !== shown);
    void navigate(pathOf(next?.friendId), { state: { decided: true } });
  };
  return (
    <Page
      title="Referral reviews"
      lead="Where signs speak against a referral, a person decides. Who is not reviewed in time is rejected."
      above={
        friendId !== undefined &&
        !isWide && (
          <Anchor component={Link} to={pathOf(undefined)} size="sm">
            All that wait
          </Anchor>
        )
      }
    >
      <Read query={query} lines={8}>
        {() =>
          all.length === 0 && friendId === undefined ? (
            <EmptyState title="Nothing waits for a review">
              <IconCircleCheck size={40} aria-hidden className={classes['done']} />
              <Text>
                When signs of abuse speak against a referral, it comes here before anybody gets anything for
                it.
              </Text>
            </EmptyState>
          ) : (
            <div className={classes['columns']} data-chosen={friendId !== undefined || undefined}>
              <section aria-label={`${count(all.length)} waiting`} className={classes['list']}>
                <ReviewList
                  waiting={waiting}
                  signs={signsOf(all)}
                  shown={shown}
                  pathOf={pathOf}
                  hasMore={query.hasNextPage}
                  isLoading={query.isFetchingNextPage}
                  loadMore={() => void query.fetchNextPage()}
                />
              </section>
              {shown !== undefined && (
                <div className={classes['detail']}>
                  <ReferralDetail key={shown} friendId={shown} goOn={goOn} />
                </div>
              )}
            </div>
          )
        }
      </Read>
    </Page>
  );
}

const hasSign = ({ flagged }: Waiting, sign: string | null): boolean =>
  sign === null || flagged.some((name) => name === sign);

/** The signs that those who wait have, in the order of the checks. */
const signsOf = (waiting: readonly Waiting[]) =>
  (Object.keys(CHECK_NAMES) as (keyof typeof CHECK_NAMES)[]).filter((name) =>
    waiting.some(({ flagged }) => flagged.includes(name)),
  );
