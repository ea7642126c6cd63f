import { NavLink, Text } from '@mantine/core';
import { NavLink as RouterLink, useLocation } from 'react-router';
import { PAGE_GROUPS, type PageGroup, SUBJECTS, type Subject } from '../pages.ts';
import { useSession } from '../session/session.tsx';
import classes from './navigation.module.css';

/** The subjects that who is signed in may see, by group. */
export function Navigation({ label }: { readonly label: string }) {
  const { who } = useSession();
  const seen = SUBJECTS.filter(({ scope }) => scope === null || who.scopes.includes(scope));
  return (
    <nav aria-label={label} className={classes['nav']}>
      {seen
        .filter(({ group }) => group === null)
        .map((subject) => (
          <Entry key={subject.path} subject={subject} />
        ))}
      {PAGE_GROUPS.map((group) => (
        <Group key={group} group={group} subjects={seen.filter((subject) => subject.group === group)} />
      ))}
    </nav>
  );
}

function Group({ group, subjects }: { readonly group: PageGroup; readonly subjects: readonly Subject[] }) {
  if (subjects.length === 0) return null;
  return (
    <section aria-label={group}>
      <Text size="xs" fw={600} c="dimmed" className={classes['group'] ?? ''}>
        {group}
      </Text>
      {subjects.map((subject) => (
        <Entry key={subject.path} subject={subject} />
      ))}
    </section>
  );
}

function Entry({ subject }: { readonly subject: Subject }) {
  const { pathname } = useLocation();
  const to = `/${subject.path}`;
  const isHere = subject.path === '' ? pathname === '/' : `${pathname}/`.startsWith(`${to}/`);
  const { icon: Icon } = subject;
  return (
    <NavLink
      component={RouterLink}
      to={to}
      label={subject.title}
      active={isHere}
      aria-current={isHere ? 'page' : undefined}
      leftSection={<Icon size={18} aria-hidden />}
      className={classes['entry'] ?? ''}
    />
  );
}
