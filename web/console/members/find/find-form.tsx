import { Button, Group, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { type FormEvent, useState } from 'react';
import classes from './find.module.css';

/** The one field by which anybody is found. */
export function FindForm({
  initial = '',
  isLooking,
  find,
}: {
  readonly initial?: string;
  readonly isLooking: boolean;
  find(typed: string): void;
}) {
  const [typed, setTyped] = useState(initial);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typed.trim() !== '') find(typed.trim());
  };
  return (
    <search>
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm" wrap="nowrap">
          <TextInput
            className={classes['field'] ?? ''}
            label="Find a member"
            description="By customer id, e-mail address, member id, or order."
            leftSection={<IconSearch size={18} aria-hidden />}
            size="md"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button type="submit" size="md" loading={isLooking}>
            Find
          </Button>
        </Group>
      </form>
    </search>
  );
}
