import { ActionIcon, Anchor, Drawer, Loader } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import IconMenu2 from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs';
import { Suspense, useEffect } from 'react';
import { Link, Outlet, useLocation, useNavigation } from 'react-router';
import { ColorSchemeSwitch } from './color-scheme-switch.tsx';
import { Navigation } from './navigation.tsx';
import { PageLoading } from './page-loading.tsx';
import { PersonMenu } from './person-menu.tsx';
import classes from './shell.module.css';

/** What stands around every page: navigation beside it, or behind a button where there is no room. */
export function Shell() {
  const [isOpen, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const isLoading = useNavigation().state !== 'idle';
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each new page the drawer closes and the reader is at its heading.
  useEffect(() => {
    menu.close();
    document.querySelector<HTMLElement>('[data-page-title]')?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes['shell']}>
      <a className={classes['skip']} href="#content">
        Skip to the page
      </a>
      <header className={classes['bar']}>
        <ActionIcon
          className={classes['burger']}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Open navigation"
          aria-expanded={isOpen}
          onClick={menu.open}
        >
          <IconMenu2 aria-hidden />
        </ActionIcon>
        <Anchor component={Link} to="/" className={classes['brand']} underline="never">
          Perennial
        </Anchor>
        {isLoading && <Loader size="xs" aria-label="Loading page" />}
        <div className={classes['end']}>
          <ColorSchemeSwitch />
          <PersonMenu />
        </div>
      </header>
      <aside className={classes['side']}>
        <Navigation label="Console" />
      </aside>
      <Drawer opened={isOpen} onClose={menu.close} title="Perennial" size="xs" lockScroll={false}>
        <Navigation label="Console, small" />
      </Drawer>
      <main id="content" className={classes['content']} tabIndex={-1}>
        <Suspense fallback={<PageLoading />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
