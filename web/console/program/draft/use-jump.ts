import { useEffect } from 'react';
import { useLocation } from 'react-router';

const CONTROLS = 'input:not([type="hidden"]), textarea, select, button';

/** Brings whoever was sent to a place to it: the control there, or the nearest thing around it that the form shows. */
export function useJump(): void {
  const { hash, state, key } = useLocation();
  const isJump = (state as { isJump?: boolean } | null)?.isJump === true;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same place again is another jump.
  useEffect(() => {
    if (!isJump) return;
    // A frame later, because the shell puts the focus on the heading of each new page.
    const frame = requestAnimationFrame(() => show(decodeURI(hash.slice(1))));
    return () => cancelAnimationFrame(frame);
  }, [hash, isJump, key]);
}

function show(pointer: string): void {
  const shown = nearest(pointer);
  const control = shown?.querySelector<HTMLElement>(CONTROLS) ?? shown;
  control?.focus({ preventScroll: true });
  shown?.scrollIntoView({ block: 'center' });
}

function nearest(pointer: string): HTMLElement | null {
  const steps = pointer.split('/');
  for (let length = steps.length; length > 1; length -= 1) {
    const found = document.querySelector<HTMLElement>(
      `[data-pointer=${JSON.stringify(steps.slice(0, length).join('/'))}]`,
    );
    if (found !== null) return found;
  }
  return null;
}
