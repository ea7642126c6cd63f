import { Textarea } from '@mantine/core';

/** Why a person decides something: it stays with what was decided. */
export function ReasonField({
  reason,
  change,
  isRequired = true,
}: {
  readonly reason: string;
  change(reason: string): void;
  readonly isRequired?: boolean;
}) {
  return (
    <Textarea
      label="Reason"
      description="It stays in the books for ever, so it must hold no personal data."
      required={isRequired}
      autosize
      minRows={2}
      maxRows={6}
      maxLength={500}
      value={reason}
      // The books take one line.
      onChange={(event) => change(event.currentTarget.value.replaceAll('\n', ' '))}
    />
  );
}
