import { Alert, Button, List, Text } from '@mantine/core';
import IconAlertCircle from '@tabler/icons-react/dist/esm/icons/IconAlertCircle.mjs';
import { isProblem } from '../../../client/errors.ts';

/** What the API refused or what failed, in its own words: what is wrong, where, and what to do. */
export function ProblemAlert({
  error,
  title,
  retry,
}: {
  readonly error: unknown;
  readonly title?: string;
  retry?(): void;
}) {
  const problem = isProblem(error) ? error.problem : null;
  const faults = problem?.errors?.filter(({ detail }) => !problem.detail.includes(detail)) ?? [];
  return (
    <Alert
      color="red"
      icon={<IconAlertCircle aria-hidden />}
      title={title ?? problem?.title ?? 'This did not work'}
      role="alert"
    >
      <Text size="sm">{problem?.detail ?? messageOf(error)}</Text>
      {faults.length > 0 && (
        <List size="sm" mt="xs">
          {faults.map((fault) => (
            <List.Item key={`${fault.pointer} ${fault.detail}`}>
              <code>{fault.pointer}</code> {fault.detail}
            </List.Item>
          ))}
        </List>
      )}
      {retry !== undefined && (
        <Button variant="light" color="red" size="xs" mt="sm" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : 'No answer came. Are you online?';
