import { CloseButton } from '@mantine/core';
import { without } from '../model/change-document.ts';
import { isFields, type Place, pointerOf, valueAt } from '../model/place.ts';
import { resolve, type Schema } from '../model/schema.ts';
import { fits, type Shape, shapeOf } from '../model/shape.ts';
import { controlOf } from './control-of.tsx';
import { useEditing, useFaults } from './editing.ts';
import { FaultLines } from './fault-lines.tsx';
import classes from './form.module.css';
import { RawControl } from './raw-control.tsx';

interface FieldProps {
  readonly place: Place;
  readonly schema: Schema;
  /** The part of the contract that it is a field of. */
  readonly part: string | null;
  readonly fieldKey: string;
  readonly label: string;
  /** Whether what says the label stands above already. */
  readonly isLabelHidden?: boolean;
  readonly isRemovable?: boolean;
}

/** A field of the document, whatever it is: the control for it, what is wrong with it, and a way to leave it out. */
export function Field({ place, schema, part, fieldKey, label, isLabelHidden, isRemovable }: FieldProps) {
  const { document, change, isReadOnly } = useEditing();
  const faults = useFaults(place);
  const target = resolve(schema);
  const shape = shapeOf(target.schema);
  const canLeaveOut = isRemovable === true && !isReadOnly && !isKept(valueAt(document, place), place);
  const shownLabel = isLabelHidden === true ? null : label;
  const Control = controlOf(target, shape, part, fieldKey, document);
  return (
    <div className={classes[isWide(shape, target.name) ? 'wide' : 'narrow']} data-pointer={pointerOf(place)}>
      {fits(shape, valueAt(document, place)) ? (
        <Control
          place={place}
          target={target}
          shape={shape}
          part={part}
          fieldKey={fieldKey}
          label={shownLabel}
          name={label}
        />
      ) : (
        <RawControl place={place} label={label} />
      )}
      {canLeaveOut && (
        <CloseButton
          size="md"
          className={classes['leaveOut'] ?? ''}
          aria-label={`Leave out: ${label}`}
          title="Leave out"
          onClick={() => change(without(document, place))}
        />
      )}
      <FaultLines faults={faults} only="warning" />
    </div>
  );
}

/** Lists of the program are emptied item by item, and not with one press; an empty one means what none means. */
const isKept = (value: unknown, place: Place): boolean =>
  Array.isArray(value) && (place.length === 1 || value.some(isFields));

/** What holds other things, or is read in lines, takes the whole width. */
function isWide(shape: Shape, name: string | null): boolean {
  if (name === 'Condition' || name === 'GoodsFilter') return true;
  return shape.kind === 'text' ? shape.isLong || (shape.maxLength ?? 0) > LONG_LINE : !SMALL.has(shape.kind);
}

const LONG_LINE = 120;
const SMALL = new Set<Shape['kind']>(['constant', 'choice', 'moment', 'date', 'clock', 'yes_no', 'number']);
