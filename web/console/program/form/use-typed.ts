import { useState } from 'react';

interface Typed {
  readonly text: string;
  type(text: string): void;
}

/**
 * A text field over a value that is no text. While somebody types, their text stays as they typed it, as long as it means the
 * value; when the value changes otherwise, it is shown anew.
 */
export function useTyped<T>(
  value: T,
  write: (value: T) => string,
  read: (text: string) => T,
  change: (value: T) => void,
): Typed {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed !== null && Object.is(read(typed), value) ? typed : write(value);
  return {
    text,
    type: (next) => {
      setTyped(next);
      const meant = read(next);
      if (!Object.is(meant, value)) change(meant);
    },
  };
}
