import { Text } from '@mantine/core';
import type { Fault } from '../model/faults.ts';

/** What is wrong here that must be put right; for the `error` of an input. */
export function errorText(faults: readonly Fault[]): string | null {
  const errors = faults.filter(({ severity }) => severity === 'error').map(({ detail }) => detail);
  return errors.length === 0 ? null : sentence(errors.join('; '));
}

/** What is wrong with something as a whole; or only the warnings, where an input tells its errors itself. */
export function FaultLines({
  faults,
  only,
}: {
  readonly faults: readonly Fault[];
  readonly only?: 'warning';
}) {
  return faults
    .filter(({ severity }) => only === undefined || severity === only)
    .map(({ detail, severity }) => (
      <Text
        key={detail}
        size="xs"
        c={severity === 'error' ? 'var(--mantine-color-error)' : 'var(--perennial-warning)'}
        mt={4}
      >
        {severity === 'warning' && 'Warning: '}
        {severity === 'warning' ? detail : sentence(detail)}
      </Text>
    ));
}

const sentence = (detail: string): string => detail.charAt(0).toUpperCase() + detail.slice(1);
