import { Button } from '@mantine/core';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { blankOf } from '../model/blank.ts';
import { withValue } from '../model/change-document.ts';
import { labelOf } from '../model/labels.ts';
import { isFields, type Place } from '../model/place.ts';
import type { NamedSchema } from '../model/schema.ts';
import { type FieldShape, shapeOf } from '../model/shape.ts';
import { surroundingsOf, useEditing, useValue } from './editing.ts';
import classes from './form.module.css';
import { RawControl } from './raw-control.tsx';
import { useRenderer } from './renderer.ts';

/** The fields of an object that are there, what it holds that no form knows, and what may be added. */
export function Fields({
  place,
  target,
  only,
}: {
  readonly place: Place;
  readonly target: NamedSchema;
  /** Some of the fields, in this order; all where it is not given. */
  readonly only?: readonly string[];
}) {
  const { Field } = useRenderer();
  const value = useValue(place);
  const shape = shapeOf(target.schema);
  if (shape.kind !== 'fields' || !isFields(value)) return null;
  const all =
    only === undefined
      ? shape.fields
      : only.flatMap((key) => shape.fields.filter((field) => field.key === key));
  const shown = all.filter(({ key, schema }) => key in value && schema.const === undefined);
  const absent = all.filter(({ key }) => !(key in value));
  const unknown =
    only === undefined ? Object.keys(value).filter((key) => !all.some((field) => field.key === key)) : [];
  return (
    <div className={classes['fields']}>
      {shown.map(({ key, schema, isRequired }) => (
        <Field
          key={key}
          place={[...place, key]}
          schema={schema}
          part={target.name}
          fieldKey={key}
          label={labelOf(target.name, key)}
          isRemovable={!isRequired}
        />
      ))}
      {unknown.map((key) => (
        <div key={key} className={classes['wide']}>
          <RawControl place={[...place, key]} label={key} />
        </div>
      ))}
      <Additions place={place} target={target} fields={absent} />
    </div>
  );
}

/** Fields that are not there, and may be. */
function Additions({
  place,
  target,
  fields,
}: {
  readonly place: Place;
  readonly target: NamedSchema;
  readonly fields: readonly FieldShape[];
}) {
  const { document, change, isReadOnly } = useEditing();
  if (isReadOnly || fields.length === 0) return null;
  const order = Object.keys(target.schema.properties ?? {});
  return (
    <div className={`${classes['wide']} ${classes['adds']}`}>
      {fields.map(({ key, schema }) => (
        <Button
          key={key}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() =>
            change(withValue(document, [...place, key], blankOf(schema, surroundingsOf(document)), order))
          }
        >
          {labelOf(target.name, key)}
        </Button>
      ))}
    </div>
  );
}
