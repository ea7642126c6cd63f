import { Page } from '../parts/page.tsx';

export function Component() {
  return <Page title="Audit trail">{null}</Page>;
}
