import { jsx as _jsx } from "react/jsx-runtime";
import { createBrowserRouter } from 'react-router';
import { SUBJECTS } from './pages.ts';
import { Guarded } from './shell/guarded.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { PageFailed } from './shell/page-failed.tsx';
import { Shell } from './shell/shell.tsx';
/** Every subject takes its own part of the path, and has its own routes below it. */
export const newRouter = () => createBrowserRouter([
    {
        element: _jsx(Shell, {}),
        children: [
            {
                errorElement: _jsx(PageFailed, {}),
                children: [...SUBJECTS.map(routeOf), { path: '*', element: _jsx(NotFoundPage, {}) }],
            },
        ],
    },
], { basename: '/console' });
const routeOf = (subject) => ({
    path: subject.path === '' ? '/' : `${subject.path}/*`,
    lazy: async () => {
        const { Component } = await subject.load();
        return {
            Component: () => (_jsx(Guarded, { scope: subject.scope, children: _jsx(Component, {}) })),
        };
    },
    HydrateFallback: () => null,
});
