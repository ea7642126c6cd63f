import { jsx as _jsx } from "react/jsx-runtime";
import { Skeleton } from '@mantine/core';
import { ProblemAlert } from './problem-alert.tsx';
const LINE_PX = 32;
/** What was read of the API: while it comes, when it does not come, and when it is there. */
export function Read({ query, lines = 4, children, }) {
    if (query.data !== undefined)
        return children(query.data);
    if (query.isError)
        return _jsx(ProblemAlert, { error: query.error, retry: () => void query.refetch() });
    return _jsx(Skeleton, { height: lines * LINE_PX, radius: "md", role: "status", "aria-label": "Loading" });
}
