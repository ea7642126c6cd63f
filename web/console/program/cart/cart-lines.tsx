import { ActionIcon, Button, TagsInput, TextInput } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import classes from './cart.module.css';
import type { CartLine } from './cart.ts';

/** The goods of a cart. */
export function CartLines({
  lines,
  currency,
  change,
  add,
}: {
  readonly lines: readonly CartLine[];
  readonly currency: string;
  change(lines: readonly CartLine[]): void;
  add(): void;
}) {
  const set = (index: number, changes: Partial<CartLine>): void =>
    change(lines.map((line, each) => (each === index ? { ...line, ...changes } : line)));
  return (
    <div className={classes['lines']}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place.
        <fieldset key={index} className={classes['line']} aria-label={`Line ${index + 1}`}>
          <TextInput
            label="SKU"
            value={line.sku}
            onChange={(event) => set(index, { sku: event.currentTarget.value })}
          />
          <TextInput
            label="Quantity"
            inputMode="numeric"
            value={line.quantity}
            onChange={(event) => set(index, { quantity: event.currentTarget.value })}
          />
          <TextInput
            label={`Price (${currency})`}
            inputMode="decimal"
            value={line.price}
            onChange={(event) => set(index, { price: event.currentTarget.value })}
          />
          <TagsInput
            label="Categories"
            acceptValueOnBlur
            value={[...line.categories]}
            onChange={(categories) => set(index, { categories })}
          />
          <TagsInput
            label="Tags"
            acceptValueOnBlur
            value={[...line.tags]}
            onChange={(tags) => set(index, { tags })}
          />
          {lines.length > 1 && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              className={classes['remove'] ?? ''}
              aria-label={`Remove line ${index + 1}`}
              onClick={() => change(lines.filter((_, each) => each !== index))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      <div>
        <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
          Add a line
        </Button>
      </div>
    </div>
  );
}
