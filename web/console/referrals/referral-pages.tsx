import { Page } from '../parts/page.tsx';

export function Component() {
  return <Page title="Referral reviews">{null}</Page>;
}
