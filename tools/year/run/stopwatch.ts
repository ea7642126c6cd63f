/** Runs while at least one thing is being done; what is done side by side counts once. */
export function stopwatch() {
  let active = 0;
  let since = 0;
  let totalMs = 0;
  return {
    async during<T>(doing: () => Promise<T>): Promise<T> {
      if (active === 0) since = performance.now();
      active += 1;
      try {
        return await doing();
      } finally {
        active -= 1;
        if (active === 0) totalMs += performance.now() - since;
      }
    },
    seconds: (): number => totalMs / 1_000,
  };
}
