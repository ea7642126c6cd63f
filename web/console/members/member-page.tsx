import { Anchor, Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Scope } from '../../../shared/contracts/access.ts';
import { Page } from '../parts/page.tsx';
import { Read } from '../parts/read.tsx';
import { useSession } from '../session/session.tsx';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { MemberActions } from './actions/member-actions.tsx';
import { ContactView } from './contact/contact-view.tsx';
import { nameOf } from './find/seen-member.tsx';
import { rememberMember } from './find/seen-members.ts';
import { FriendsView } from './friends/friends-view.tsx';
import { MemberHead } from './member-head.tsx';
import { type Person, useAccount, usePerson } from './member-queries.ts';
import { PointsView } from './points/points-view.tsx';
import { RewardsView } from './rewards/rewards-view.tsx';
import { MemberSummary } from './summary/member-summary.tsx';
import { MemberTimeline } from './timeline/member-timeline.tsx';

const VIEWS: readonly { readonly path: string; readonly title: string; readonly scope: Scope }[] = [
  { path: 'timeline', title: 'Timeline', scope: 'accounts:read' },
  { path: 'points', title: 'Points and tier', scope: 'accounts:read' },
  { path: 'rewards', title: 'Rewards', scope: 'rewards:read' },
  { path: 'friends', title: 'Friends', scope: 'referrals:read' },
  { path: 'contact', title: 'Consent and journey', scope: 'journeys:read' },
];

/** All about one member: who they are, what they have, what happened and why, and what may be done for them. */
export function MemberPage() {
  const { memberId = '', view = 'timeline' } = useParams();
  const { who } = useSession();
  const navigate = useNavigate();
  const person = usePerson(memberId);
  const account = useAccount(memberId);
  const isThere = account.data !== undefined;
  useEffect(() => {
    if (isThere) rememberMember(who.personId, memberId);
  }, [isThere, who.personId, memberId]);
  const views = VIEWS.filter(({ scope }) => who.scopes.includes(scope));
  if (!views.some(({ path }) => path === view)) return <NotFoundPage />;
  return (
    <Page
      title={titleOf(person.data, isThere)}
      above={
        <Anchor component={Link} to="/members" size="sm">
          All members
        </Anchor>
      }
      lead={<MemberHead memberId={memberId} person={person.data} account={account.data} />}
      actions={
        account.data !== undefined &&
        person.data !== undefined && <MemberActions person={person.data} account={account.data} />
      }
    >
      <Read query={account} lines={6}>
        {(found) => (
          <>
            <MemberSummary memberId={memberId} account={found} />
            <Tabs
              value={view}
              onChange={(next) => navigate(`/members/${memberId}${next === 'timeline' ? '' : `/${next}`}`)}
              keepMounted={false}
            >
              <Tabs.List mb="md">
                {views.map(({ path, title: name }) => (
                  <Tabs.Tab key={path} value={path}>
                    {name}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {views.map(({ path }) => (
                <Tabs.Panel key={path} value={path}>
                  <View path={path} memberId={memberId} />
                </Tabs.Panel>
              ))}
            </Tabs>
          </>
        )}
      </Read>
    </Page>
  );
}

/** @param isThere whether there is an account of this id */
function titleOf(person: Person | undefined, isThere: boolean): string {
  if (person?.kind === 'member') return nameOf(person, person.member.memberId);
  if (!isThere || person === undefined) return 'Member';
  return person.kind === 'erased' ? 'Erased member' : 'Guest';
}

function View({ path, memberId }: { readonly path: string; readonly memberId: string }) {
  switch (path) {
    case 'points':
      return <PointsView memberId={memberId} />;
    case 'rewards':
      return <RewardsView memberId={memberId} />;
    case 'friends':
      return <FriendsView memberId={memberId} />;
    case 'contact':
      return <ContactView memberId={memberId} />;
    default:
      return <MemberTimeline memberId={memberId} />;
  }
}
