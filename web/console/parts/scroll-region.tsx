import type { ReactNode } from 'react';
import classes from './scroll-region.module.css';

/** What may be wider than the page, such as a table: it scrolls by itself, by keyboard too, and the page never does. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by its focus.
    <section className={classes['region']} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
