import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { newQueryClient } from './api/query-client.ts';
import { newRouter } from './routes.tsx';
import { SessionProvider } from './session/session.tsx';
import { ColorSchemeContext, useChosenColorScheme } from './theme/color-scheme.ts';
import { THEME } from './theme/theme.ts';

/**
 * The console: theme, what was read of the API, who is signed in, and the page at the address. Mantine's style elements are
 * off: the page's content security policy allows style sheets of its own origin and nothing else; theme.css has what they would say.
 */
export function App() {
  const [queries] = useState(newQueryClient);
  const colorScheme = useChosenColorScheme();
  return (
    <MantineProvider
      theme={THEME}
      forceColorScheme={colorScheme.shown}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <ColorSchemeContext value={colorScheme}>
        <DatesProvider settings={{ firstDayOfWeek: 1, weekendDays: [] }}>
          <Notifications position="bottom-right" />
          <QueryClientProvider client={queries}>
            <SessionProvider>
              <Pages />
            </SessionProvider>
          </QueryClientProvider>
        </DatesProvider>
      </ColorSchemeContext>
    </MantineProvider>
  );
}

/** The page at the address; made once somebody is signed in, because only then does the address say where they wanted to be. */
function Pages() {
  const [router] = useState(newRouter);
  return <RouterProvider router={router} />;
}
