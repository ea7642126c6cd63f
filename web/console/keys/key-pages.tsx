import { Page } from '../parts/page.tsx';

export function Component() {
  return <Page title="Keys and roles">{null}</Page>;
}
