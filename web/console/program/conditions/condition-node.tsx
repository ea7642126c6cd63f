import { ActionIcon, Button, Menu, SegmentedControl, Select, Text } from '@mantine/core';
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import type { Asked } from '../../../../shared/domain/program/contradictions/condition-faults.ts';
import { surroundingsOf, useEditing, useFaults, useValue } from '../form/editing.ts';
import { FaultLines } from '../form/fault-lines.tsx';
import { Fields } from '../form/fields.tsx';
import { RawControl } from '../form/raw-control.tsx';
import { withItem, without, withValue } from '../model/change-document.ts';
import { blankCondition, conditionKinds, kindsFor } from '../model/conditions.ts';
import { choiceLabel } from '../model/labels.ts';
import { isFields, type Place, pointerOf } from '../model/place.ts';
import { resolve } from '../model/schema.ts';
import classes from './conditions.module.css';

interface NodeProps {
  readonly place: Place;
  readonly asked: Asked;
  /** Alone, one of several, or what is turned round. */
  readonly standing: 'root' | 'item' | 'negated';
}

/** A condition: a question, or others that it joins. */
export function ConditionNode(props: NodeProps) {
  const value = useValue(props.place);
  const faults = useFaults(props.place);
  const kind = isFields(value) ? value['kind'] : undefined;
  const body = (() => {
    if (kind === 'all' || kind === 'any') return <Joined {...props} kind={kind} />;
    if (kind === 'not') return <Negated {...props} />;
    if (conditionKinds().some((each) => each.kind === kind))
      return <Question {...props} kind={String(kind)} />;
    return <RawControl place={props.place} label="Condition" />;
  })();
  return (
    <div data-pointer={pointerOf(props.place)}>
      {body}
      <FaultLines faults={faults} />
    </div>
  );
}

/** `all` or `any` of several. */
function Joined({ place, asked, standing, kind }: NodeProps & { readonly kind: 'all' | 'any' }) {
  const { document, change, isReadOnly } = useEditing();
  const value = useValue(place);
  const held = isFields(value) && Array.isArray(value['of']) ? value['of'] : [];
  return (
    <div className={classes['joined']} data-kind={kind}>
      <div className={classes['head']}>
        <SegmentedControl
          size="xs"
          readOnly={isReadOnly}
          aria-label="How they are joined"
          data={[
            { value: 'all', label: 'All are true' },
            { value: 'any', label: 'Any is true' },
          ]}
          value={kind}
          onChange={(next) => change(withValue(document, [...place, 'kind'], next))}
        />
        <NodeMenu place={place} standing={standing} />
      </div>
      <div className={classes['held']}>
        {held.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name than their place.
          <ConditionNode key={index} place={[...place, 'of', index]} asked={asked} standing="item" />
        ))}
      </div>
      <FaultLines faults={useFaults([...place, 'of'])} />
      {!isReadOnly && <NewCondition place={[...place, 'of', held.length]} asked={asked} />}
    </div>
  );
}

function Negated({ place, asked, standing }: NodeProps) {
  return (
    <div className={classes['joined']} data-kind="not">
      <div className={classes['head']}>
        <Text size="sm" fw={600}>
          Not true that
        </Text>
        <NodeMenu place={place} standing={standing} />
      </div>
      <ConditionNode place={[...place, 'of']} asked={asked} standing="negated" />
    </div>
  );
}

/** One question: its kind, and what it asks for. */
function Question({ place, asked, standing, kind }: NodeProps & { readonly kind: string }) {
  const { document, change, isReadOnly } = useEditing();
  const offered = kindsFor(asked).filter(({ group }) => group !== 'Together');
  const own = conditionKinds().find((each) => each.kind === kind);
  const shown = own === undefined || offered.includes(own) ? offered : [own, ...offered];
  const groups = Object.entries(Object.groupBy(shown, ({ group }) => group));
  return (
    <div className={classes['question']}>
      <div className={classes['head']}>
        <Select
          size="sm"
          aria-label="Kind of condition"
          readOnly={isReadOnly}
          className={classes['kind'] ?? ''}
          data={groups.map(([group, items = []]) => ({
            group,
            items: items.map((each) => ({ value: each.kind, label: choiceLabel(each.kind) })),
          }))}
          value={kind}
          onChange={(next) =>
            next !== null &&
            change(withValue(document, place, blankCondition(next, surroundingsOf(document))))
          }
        />
        <NodeMenu place={place} standing={standing} />
      </div>
      {own !== undefined && <Fields place={place} target={named(kind)} />}
    </div>
  );
}

const named = (kind: string) => {
  const option = (resolve({ $ref: '#/$defs/Condition' }).schema.oneOf ?? []).find(
    (each) => resolve(each).schema.properties?.['kind']?.const === kind,
  );
  return resolve(option ?? {});
};

/** What can be done with a condition as a whole. */
function NodeMenu({ place, standing }: Pick<NodeProps, 'place' | 'standing'>) {
  const { document, change, isReadOnly } = useEditing();
  const value = useValue(place);
  const kind = isFields(value) ? value['kind'] : undefined;
  if (isReadOnly) return null;
  const held = isFields(value) ? value['of'] : undefined;
  const inner = Array.isArray(held) ? (held.length === 1 ? held[0] : undefined) : held;
  const become = (next: unknown) => () => change(withValue(document, place, next));
  const wrap = (outer: string) =>
    become(outer === 'not' ? { kind: 'not', of: value } : { kind: outer, of: [value] });
  const isGroup = kind === 'all' || kind === 'any';
  const removal = standing === 'negated' ? place.slice(0, -1) : place;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="More for this condition">
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!isGroup && <Menu.Item onClick={wrap('all')}>Join with another: all are true</Menu.Item>}
        {!isGroup && <Menu.Item onClick={wrap('any')}>Join with another: any is true</Menu.Item>}
        {kind !== 'not' && standing !== 'negated' && (
          <Menu.Item onClick={wrap('not')}>Turn round: not true</Menu.Item>
        )}
        {inner !== undefined && (
          <Menu.Item onClick={become(inner)}>
            {kind === 'not' ? 'No longer turned round' : 'Take out of the group'}
          </Menu.Item>
        )}
        <Menu.Item color="red" onClick={() => change(without(document, removal))}>
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Adds a condition of a kind to others. */
function NewCondition({ place, asked }: Pick<NodeProps, 'place' | 'asked'>) {
  const { document, change } = useEditing();
  const groups = Object.entries(Object.groupBy(kindsFor(asked), ({ group }) => group));
  const add = (kind: string) => () =>
    change(withItem(document, place, blankCondition(kind, surroundingsOf(document))));
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="xs" variant="default" mt="xs" leftSection={<IconPlus size={14} aria-hidden />}>
          Add a condition
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes['menu'] ?? ''}>
        {groups.map(([group, kinds = []]) => (
          <div key={group}>
            <Menu.Label>{group}</Menu.Label>
            {kinds.map(({ kind }) => (
              <Menu.Item key={kind} onClick={add(kind)}>
                {choiceLabel(kind)}
              </Menu.Item>
            ))}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
