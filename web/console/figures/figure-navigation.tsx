import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import classes from './figure-navigation.module.css';
import { FIGURE_GROUPS, unclaimed } from './figure-subjects.ts';

/** The subjects of figures, by group. Day, months and customers are kept from one to the next. */
export function FigureNavigation({ counted }: { readonly counted: readonly string[] }) {
  const { pathname, search } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each new subject its name is brought into view, where a phone scrolls.
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav.current === null || here === null || here === undefined) return;
    nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.clientWidth) / 2;
  }, [pathname]);
  const groups =
    unclaimed(counted).length === 0
      ? FIGURE_GROUPS
      : [...FIGURE_GROUPS, { title: 'More', subjects: [{ id: 'other', name: 'Other' }] }];
  return (
    <nav ref={nav} aria-label="Subjects of figures" className={classes['nav']}>
      <div className={classes['group']}>
        <NavLink to={{ pathname: '/figures', search }} end className={classOf}>
          Overview
        </NavLink>
      </div>
      {groups.map(({ title, subjects }) => (
        <div key={title} className={classes['group']}>
          <span className={classes['name']}>{title}</span>
          {subjects.map(({ id, name }) => (
            <NavLink key={id} to={{ pathname: `/figures/${id}`, search }} className={classOf}>
              {name}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}

const classOf = ({ isActive }: { readonly isActive: boolean }): string =>
  `${classes['link']} ${isActive ? classes['here'] : ''}`;
