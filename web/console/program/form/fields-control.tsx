import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { helpOf } from '../model/help.ts';
import type { ControlProps } from './control.ts';
import { useFaults } from './editing.ts';
import { FaultLines } from './fault-lines.tsx';
import { Fields } from './fields.tsx';
import classes from './form.module.css';
import { Sentence } from './sentence.tsx';

/** An object: its fields under its name. */
export function FieldsControl({ place, target, label, name }: ControlProps) {
  return (
    <FieldGroup
      label={label}
      description={helpOf(target.schema.description, name)}
      faults={<FaultLines faults={useFaults(place)} />}
    >
      <Fields place={place} target={target} />
    </FieldGroup>
  );
}

/** What belongs together, under its name. */
export function FieldGroup({
  label,
  description,
  faults,
  children,
}: {
  readonly label: ReactNode;
  readonly description: string;
  readonly faults?: ReactNode;
  readonly children: ReactNode;
}) {
  if (label === null) return children;
  return (
    <fieldset className={classes['group']}>
      <legend>{label}</legend>
      {description !== '' && (
        <Text size="xs" c="dimmed" className={classes['lead'] ?? ''}>
          <Sentence>{description}</Sentence>
        </Text>
      )}
      {faults}
      {children}
    </fieldset>
  );
}
