import { ActionIcon, Autocomplete, Button, Text } from '@mantine/core';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useState } from 'react';
import { blankOf } from '../model/blank.ts';
import { without, withValue } from '../model/change-document.ts';
import { helpOf } from '../model/help.ts';
import { spelledName } from '../model/labels.ts';
import { isFields } from '../model/place.ts';
import type { Schema } from '../model/schema.ts';
import { shapeOf } from '../model/shape.ts';
import type { ControlProps } from './control.ts';
import { surroundingsOf, useEditing, useFaults, useValue } from './editing.ts';
import { FaultLines } from './fault-lines.tsx';
import { FieldGroup } from './fields-control.tsx';
import classes from './form.module.css';
import { type Reference, referencesOf } from './references.ts';
import { useRenderer } from './renderer.ts';

/** Values under names: words by language, prices by tier, weights by check. */
export function RecordControl({ place, shape, target, part, fieldKey, label, name }: ControlProps) {
  const { Field } = useRenderer();
  const { document, change, isReadOnly } = useEditing();
  const faults = useFaults(place);
  const value = useValue(place);
  if (shape.kind !== 'record') return null;
  const entries = isFields(value) ? value : {};
  const known = knownNames(shape.names, document, part, fieldKey);
  return (
    <FieldGroup
      label={label}
      description={helpOf(target.schema.description, name)}
      faults={<FaultLines faults={faults} />}
    >
      <div className={classes['rows']}>
        {Object.keys(entries).map((key) => (
          <div key={key} className={classes['item']}>
            <div className={classes['itemHead']}>
              <Text size="sm" fw={600}>
                {known.find(({ id }) => id === key)?.label ?? key}
              </Text>
              {!isReadOnly && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={26}
                  aria-label={`Remove: ${name}, ${key}`}
                  onClick={() => change(without(document, [...place, key]))}
                >
                  <IconTrash size={14} aria-hidden />
                </ActionIcon>
              )}
            </div>
            <Field
              place={[...place, key]}
              schema={shape.item}
              part={part}
              fieldKey={fieldKey}
              label={`${name}, ${key}`}
              isLabelHidden
            />
          </div>
        ))}
        {!isReadOnly && (
          <NewName
            name={name}
            known={known.filter(({ id }) => !(id in entries))}
            taken={Object.keys(entries)}
            add={(key) =>
              change(withValue(document, [...place, key], blankOf(shape.item, surroundingsOf(document))))
            }
          />
        )}
      </div>
    </FieldGroup>
  );
}

function NewName({
  name,
  known,
  taken,
  add,
}: {
  readonly name: string;
  readonly known: readonly Reference[];
  readonly taken: readonly string[];
  add(key: string): void;
}) {
  const [typed, setTyped] = useState('');
  const key = known.find(({ label }) => label === typed)?.id ?? typed.trim();
  const cannot = key === '' || taken.includes(key);
  const submit = (): void => {
    if (cannot) return;
    add(key);
    setTyped('');
  };
  return (
    <div className={classes['row']}>
      <Autocomplete
        size="xs"
        aria-label={`New name for: ${name}`}
        placeholder={known[0]?.label ?? 'Name'}
        data={known.map(({ label }) => label)}
        value={typed}
        onChange={setTyped}
        onKeyDown={(event) => event.key === 'Enter' && submit()}
      />
      <Button size="xs" variant="default" disabled={cannot} onClick={submit}>
        Add
      </Button>
    </div>
  );
}

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt',
  'pt-BR',
  'sv',
  'da',
  'cs',
  'tr',
  'ar',
  'he',
  'ja',
  'zh',
];
const LOCALE_LENGTH = 35;

function knownNames(
  names: Schema,
  document: unknown,
  part: string | null,
  fieldKey: string,
): readonly Reference[] {
  const shape = shapeOf(names);
  if (shape.kind === 'choice') return shape.options.map((id) => ({ id, label: spelledName(id) }));
  if (names.maxLength === LOCALE_LENGTH) {
    const words = new Intl.DisplayNames('en', { type: 'language' });
    return LANGUAGES.map((id) => ({ id, label: `${words.of(id) ?? id} (${id})` }));
  }
  return referencesOf(document, part, fieldKey) ?? [];
}
