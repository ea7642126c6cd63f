import { ActionIcon, Button, Text } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { blankOf } from '../model/blank.ts';
import { withItem, withItemMoved, without } from '../model/change-document.ts';
import { helpOf } from '../model/help.ts';
import { resolve } from '../model/schema.ts';
import { shapeOf } from '../model/shape.ts';
import type { ControlProps } from './control.ts';
import { surroundingsOf, useEditing, useFaults, useValue } from './editing.ts';
import { FaultLines } from './fault-lines.tsx';
import { FieldGroup } from './fields-control.tsx';
import classes from './form.module.css';
import { useRenderer } from './renderer.ts';

/** A list: each item, its place in the order, and a way to add one. */
export function ListControl(props: ControlProps) {
  const { place, shape, target, label, name } = props;
  const { document, change, isReadOnly } = useEditing();
  const faults = useFaults(place);
  const value = useValue(place);
  if (shape.kind !== 'list') return null;
  const items = Array.isArray(value) ? value : [];
  const add = (): void =>
    change(withItem(document, [...place, items.length], blankOf(shape.item, surroundingsOf(document))));
  return (
    <FieldGroup
      label={label}
      description={helpOf(target.schema.description, name)}
      faults={<FaultLines faults={faults} />}
    >
      <div className={classes['rows']}>
        {items.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name than their place.
          <Item key={index} {...props} index={index} length={items.length} />
        ))}
        {!isReadOnly && items.length < shape.most && (
          <div>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
              aria-label={`Add to: ${name}`}
            >
              Add
            </Button>
          </div>
        )}
      </div>
    </FieldGroup>
  );
}

function Item({
  place,
  shape,
  part,
  fieldKey,
  name,
  index,
  length,
}: ControlProps & { readonly index: number; readonly length: number }) {
  const { Field } = useRenderer();
  if (shape.kind !== 'list') return null;
  const itemPlace = [...place, index];
  const itemName = `${name}, ${index + 1}`;
  const isSmall = ['text', 'number', 'variants'].includes(shapeOf(resolve(shape.item).schema).kind);
  const field = (
    <Field
      place={itemPlace}
      schema={shape.item}
      part={part}
      fieldKey={fieldKey}
      label={itemName}
      isLabelHidden
    />
  );
  if (isSmall && part === 'ValueTest') {
    return (
      <div className={classes['row']}>
        <div className={classes['grow']}>{field}</div>
        <ItemActions place={itemPlace} index={index} length={length} name={itemName} />
      </div>
    );
  }
  return (
    <div className={classes['item']}>
      <div className={classes['itemHead']}>
        <Text size="xs" c="dimmed" fw={600}>
          {index + 1}
        </Text>
        <ItemActions place={itemPlace} index={index} length={length} name={itemName} />
      </div>
      {field}
    </div>
  );
}

interface ItemActionsProps {
  readonly place: readonly (string | number)[];
  readonly index: number;
  readonly length: number;
  readonly name: string;
}

/** Another place in the order, and a way out. */
export function ItemActions({ place, index, length, name }: ItemActionsProps) {
  const { document, change, isReadOnly } = useEditing();
  if (isReadOnly) return null;
  const move = (to: number) => (): void => change(withItemMoved(document, place, to));
  const look = { variant: 'subtle', color: 'gray', size: 26 } as const;
  return (
    <ActionIcon.Group>
      {length > 1 && (
        <>
          <ActionIcon
            {...look}
            aria-label={`Move up: ${name}`}
            disabled={index === 0}
            onClick={move(index - 1)}
          >
            <IconArrowUp size={14} aria-hidden />
          </ActionIcon>
          <ActionIcon
            {...look}
            aria-label={`Move down: ${name}`}
            disabled={index === length - 1}
            onClick={move(index + 1)}
          >
            <IconArrowDown size={14} aria-hidden />
          </ActionIcon>
        </>
      )}
      <ActionIcon {...look} aria-label={`Remove: ${name}`} onClick={() => change(without(document, place))}>
        <IconTrash size={14} aria-hidden />
      </ActionIcon>
    </ActionIcon.Group>
  );
}
