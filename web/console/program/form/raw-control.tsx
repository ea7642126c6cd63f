import { JsonInput, Text } from '@mantine/core';
import { useState } from 'react';
import { withValue } from '../model/change-document.ts';
import { isEqual } from '../model/judge.ts';
import type { Place } from '../model/place.ts';
import { useEditing, useFaults, useValue } from './editing.ts';
import { errorText } from './fault-lines.tsx';

const INDENT = 2;

/** What no other control can show without losing something of it: as the text it is. */
export function RawControl({ place, label }: { readonly place: Place; readonly label: string }) {
  const { document, change, isReadOnly } = useEditing();
  const value = useValue(place);
  const error = errorText(useFaults(place));
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? undefined : parse(typed);
  const isMeant = typed !== null && (parsed === undefined || isEqual(parsed.value, value));
  const type = (text: string): void => {
    setTyped(text);
    const next = parse(text);
    if (next !== undefined) change(withValue(document, place, next.value));
  };
  return (
    <JsonInput
      label={label}
      description={<Text span>No form knows this, so it is shown as it stands in the document.</Text>}
      autosize
      minRows={1}
      maxRows={12}
      readOnly={isReadOnly}
      value={isMeant ? typed : (JSON.stringify(value, null, INDENT) ?? '')}
      onChange={type}
      error={parsed === undefined && typed !== null ? 'This is no JSON yet' : error}
    />
  );
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
