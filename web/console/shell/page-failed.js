import { jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
/** A page that broke, or whose script is gone because a newer console was deployed meanwhile. */
export function PageFailed() {
    const error = useRouteError();
    return (_jsxs(EmptyState, { title: "This page could not be shown", children: [_jsx(ProblemAlert, { error: error, title: "What went wrong" }), _jsx(Button, { mt: "md", onClick: () => window.location.reload(), children: "Load again" })] }));
}
