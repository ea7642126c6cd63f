import { Radio, Stack, TextInput } from '@mantine/core';
import { moment } from '../../parts/words.ts';

/** When a publication is to take effect: at once, or at a date by the clocks of the program. */
export function MomentChoice({
  wallTime,
  choose,
  at,
  timeZone,
}: {
  /** Null: at once. */
  readonly wallTime: string | null;
  choose(wallTime: string | null): void;
  /** What was typed as a moment, ISO 8601, as far as it is one. */
  readonly at: string | undefined;
  readonly timeZone: string;
}) {
  return (
    <>
      <Radio.Group
        label="When"
        value={wallTime === null ? 'now' : 'at'}
        onChange={(value) => choose(value === 'at' ? '' : null)}
      >
        <Stack gap="xs" mt={4}>
          <Radio value="now" label="Now" description="It takes effect within a minute." />
          <Radio value="at" label="At a date" description="Until then it can be canceled." />
        </Stack>
      </Radio.Group>
      {wallTime !== null && (
        <TextInput
          type="datetime-local"
          label="Date and time"
          description={`By the clocks of the program: ${timeZone}.${at === undefined ? '' : ` That is ${moment(at)} where you are.`}`}
          required
          value={wallTime}
          onChange={(event) => choose(event.currentTarget.value)}
        />
      )}
    </>
  );
}
