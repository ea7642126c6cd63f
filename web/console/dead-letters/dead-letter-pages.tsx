import { Page } from '../parts/page.tsx';
import { Queues } from './queues.tsx';
import { SetAsideOrders } from './set-aside-orders.tsx';

/** What was given up, of our own work and of what shop platforms sent; and how to try it again. */
export function Component() {
  return (
    <Page
      title="Dead letters"
      lead="Work that was tried until its tries were over. Nothing here is lost: it waits for its cause to be mended, and is tried again when you say so. Letters are kept for 14 days."
    >
      <Queues />
      <SetAsideOrders />
    </Page>
  );
}
