import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from "react/jsx-runtime";
import { Alert, Button, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import classes from './sign-in-page.module.css';
/** What somebody sees who is not signed in, or not yet. */
export function SignInPage({ state, again, }) {
    return (_jsx("main", { className: classes['page'], children: _jsx(Paper, { withBorder: true, radius: "lg", p: "xl", className: classes['card'], children: _jsxs(Stack, { gap: "lg", children: [_jsxs("div", { children: [_jsx(Title, { order: 1, size: "h2", children: "Perennial" }), _jsx(Text, { c: "dimmed", children: "The console of your loyalty program" })] }), state.kind === 'waiting' && (_jsx("output", { "aria-label": "Looking whether you are signed in", children: _jsx(Loader, { size: "sm" }) })), state.kind === 'failed' && (_jsxs(_Fragment, { children: [_jsx(ProblemAlert, { error: state.error, title: "You could not be signed in" }), _jsx(Button, { onClick: again, children: "Try again" })] })), state.kind === 'signed_out' && _jsx(SignedOut, { hasExpired: state.hasExpired, signIn: state.signIn })] }) }) }));
}
function SignedOut({ hasExpired, signIn }) {
    const [error, setError] = useState(null);
    const [isLeaving, setLeaving] = useState(false);
    const leave = () => {
        setLeaving(true);
        signIn().catch((failure) => {
            setError(failure);
            setLeaving(false);
        });
    };
    return (_jsxs(_Fragment, { children: [hasExpired && (_jsx(Alert, { color: "yellow", title: "Your session has ended", children: "Sign in again to go on where you were." })), error !== null && _jsx(ProblemAlert, { error: error, title: "The issuer could not be reached" }), _jsx(Button, { size: "md", onClick: leave, loading: isLeaving, children: "Sign in" })] }));
}
