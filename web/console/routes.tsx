import { createBrowserRouter, type RouteObject } from 'react-router';
import { SUBJECTS, type Subject } from './pages.ts';
import { Guarded } from './shell/guarded.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageFailed } from './shell/page-failed.tsx';
import { PageLoading } from './shell/page-loading.tsx';
import { Shell } from './shell/shell.tsx';

/** Every subject takes its own part of the path, and has its own routes below it. */
export const newRouter = () =>
  createBrowserRouter(
    [
      {
        element: <Shell />,
        children: [
          {
            errorElement: <PageFailed />,
            children: [...SUBJECTS.map(routeOf), { path: '*', element: <NotFoundPage /> }],
          },
        ],
      },
    ],
    { basename: '/console' },
  );

const routeOf = (subject: Subject): RouteObject => ({
  path: subject.path === '' ? '/' : `${subject.path}/*`,
  lazy: async () => {
    const { Component } = await subject.load();
    return {
      Component: () => (
        <Guarded scope={subject.scope}>
          <Component />
        </Guarded>
      ),
    };
  },
  HydrateFallback: PageLoading,
});
