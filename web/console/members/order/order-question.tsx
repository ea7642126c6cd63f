import { ActionIcon, TextInput } from '@mantine/core';
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs';
import { type FormEvent, useState } from 'react';

/** “What about my order …?” */
export function OrderQuestion({ ask }: { ask(orderId: string): void }) {
  const [orderId, setOrderId] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (orderId.trim() !== '') ask(orderId.trim());
  };
  return (
    <form onSubmit={submit}>
      <TextInput
        size="xs"
        w="13rem"
        aria-label="Order number"
        placeholder="Why this order? Its number"
        value={orderId}
        onChange={(event) => setOrderId(event.currentTarget.value)}
        rightSection={
          <ActionIcon type="submit" variant="subtle" color="gray" aria-label="Look the order up">
            <IconSearch size={16} aria-hidden />
          </ActionIcon>
        }
      />
    </form>
  );
}
