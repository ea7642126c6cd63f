import { Page } from '../parts/page.tsx';

export function Component() {
  return <Page title="Program">{null}</Page>;
}
