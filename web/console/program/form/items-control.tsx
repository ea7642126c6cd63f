import { ActionIcon, Badge, Button, Collapse, Menu, Text, UnstyledButton } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import type { ReactNode } from 'react';
import { withItem, withItemMoved, without } from '../model/change-document.ts';
import { countedFaults, faultsOf } from '../model/faults.ts';
import { helpOf } from '../model/help.ts';
import { type Place, pointerOf } from '../model/place.ts';
import { copyOf, nounOf, starterFor } from '../model/starters.ts';
import { summaryOf } from '../model/summaries.ts';
import type { ControlProps } from './control.ts';
import { useEditing, useFaults, useValue } from './editing.ts';
import { FaultLines } from './fault-lines.tsx';
import classes from './items.module.css';
import { titleOf } from './references.ts';
import { useRenderer } from './renderer.ts';
import { Sentence } from './sentence.tsx';
import { useOpenPlace } from './use-open-place.ts';

/** A list of things with a name, such as rules: each in a line that says what it does, and opened to be changed. */
export function ItemsControl(props: ControlProps) {
  const { place, shape, target } = props;
  const { document, change, isReadOnly } = useEditing();
  const { open } = useOpenPlace();
  const faults = useFaults(place);
  const value = useValue(place);
  if (shape.kind !== 'list') return null;
  const items = Array.isArray(value) ? value : [];
  const help = helpOf(target.schema.description, props.name);
  const noun = nounOf(props.fieldKey);
  const add = (): void => {
    change(withItem(document, [...place, items.length], starterFor(document, place)));
    open(pointerOf([...place, items.length]));
  };
  return (
    <div>
      <div className={classes['heading']}>
        <div>
          <Text component="h3" fw={600} size="md">
            {props.name}
          </Text>
          {help !== '' && (
            <Text size="xs" c="dimmed">
              <Sentence>{help}</Sentence>
            </Text>
          )}
        </div>
        {!isReadOnly && items.length < shape.most && (
          <Button size="xs" variant="light" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Add a {noun}
          </Button>
        )}
      </div>
      <FaultLines faults={faults} />
      {items.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes['none'] ?? ''}>
          None yet.
        </Text>
      ) : (
        <ol className={classes['items']}>
          {items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names change while they are typed, so an item is known by its place.
            <li key={index}>
              <Item {...props} list={items} item={item} index={index} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

interface ItemProps extends ControlProps {
  readonly list: readonly unknown[];
  readonly item: unknown;
  readonly index: number;
}

function Item({ place, shape, part, fieldKey, list, item, index }: ItemProps) {
  const { Field } = useRenderer();
  const { document, faults } = useEditing();
  const { pointer, open } = useOpenPlace();
  const own = [...place, index];
  const ownPointer = pointerOf(own);
  const isOpen = pointer === ownPointer || pointer.startsWith(`${ownPointer}/`);
  const title = titleOf(item) || `New ${nounOf(fieldKey)}`;
  const summary = summaryOf(fieldKey, item, document);
  return (
    <div className={classes['item']} data-open={isOpen}>
      <div className={classes['head']}>
        <UnstyledButton
          className={classes['toggle'] ?? ''}
          aria-expanded={isOpen}
          onClick={() => open(isOpen ? '' : ownPointer)}
        >
          <IconChevronDown size={16} aria-hidden className={classes['chevron'] ?? ''} data-open={isOpen} />
          <span className={classes['names']}>
            <span className={classes['title']}>{title}</span>
            {summary !== '' && <span className={classes['summary']}>{summary}</span>}
          </span>
          <FaultBadge pointer={ownPointer} faults={faults.within(ownPointer)} />
        </UnstyledButton>
        <ItemMenu place={own} list={list} item={item} index={index} title={title} />
      </div>
      <Collapse expanded={isOpen}>
        {isOpen && shape.kind === 'list' && (
          <div className={classes['body']}>
            <Field
              place={own}
              schema={shape.item}
              part={part}
              fieldKey={fieldKey}
              label={title}
              isLabelHidden
            />
          </div>
        )}
      </Collapse>
    </div>
  );
}

function FaultBadge({
  faults,
}: {
  readonly pointer: string;
  readonly faults: Parameters<typeof faultsOf>[0];
}): ReactNode {
  const counted = faultsOf(faults);
  if (faults.length === 0) return null;
  return (
    <Badge color={counted.errors > 0 ? 'red' : 'yellow'} variant="light" size="sm" tt="none">
      {countedFaults(counted)}
    </Badge>
  );
}

function ItemMenu({
  place,
  list,
  item,
  index,
  title,
}: {
  readonly place: Place;
  readonly list: readonly unknown[];
  readonly item: unknown;
  readonly index: number;
  readonly title: string;
}) {
  const { document, change, isReadOnly } = useEditing();
  const { open } = useOpenPlace();
  if (isReadOnly) return null;
  const above = place.slice(0, -1);
  const move = (to: number) => (): void => {
    change(withItemMoved(document, place, to));
    open('');
  };
  const duplicate = (): void => {
    change(withItem(document, [...above, index + 1], copyOf(list, item)));
    open(pointerOf([...above, index + 1]));
  };
  const remove = (): void => {
    change(without(document, place));
    open('');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`More for ${title}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowUp size={14} aria-hidden />}
          disabled={index === 0}
          onClick={move(index - 1)}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={14} aria-hidden />}
          disabled={index === list.length - 1}
          onClick={move(index + 1)}
        >
          Move down
        </Menu.Item>
        <Menu.Item leftSection={<IconCopy size={14} aria-hidden />} onClick={duplicate}>
          Duplicate
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={14} aria-hidden />} onClick={remove}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
