import { Button, CopyButton, Group, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useEditing } from '../form/editing.ts';
import { isEqual } from '../model/judge.ts';
import classes from './draft.module.css';

const INDENT = 2;
const textOf = (document: unknown): string => JSON.stringify(document, null, INDENT);

type Parsed = { readonly value: unknown } | { readonly error: string };

/** The document itself, as it would lie in git: for what has no form, and for who likes it so. */
export function TextPage() {
  const { document, change, isReadOnly } = useEditing();
  const [typed, setTyped] = useState<string | null>(null);
  const parsed = typed === null ? null : parse(typed);
  const isMeant = parsed !== null && ('error' in parsed || isEqual(parsed.value, document));
  const text = isMeant && typed !== null ? typed : textOf(document);
  const type = (next: string): void => {
    setTyped(next);
    const read = parse(next);
    if ('value' in read) change(read.value);
  };
  return (
    <section className={classes['section']} aria-labelledby="section-title">
      <Group justify="space-between">
        <Title order={2} size="h4" id="section-title">
          As text
        </Title>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Text size="sm" c="dimmed" mb="md">
        The same document as the forms show, as JSON. What is typed here is judged at once, as in the forms.
      </Text>
      <Textarea
        aria-label="The document as JSON"
        className={classes['text'] ?? ''}
        autosize
        minRows={16}
        maxRows={40}
        spellCheck={false}
        readOnly={isReadOnly}
        value={text}
        error={
          parsed !== null && 'error' in parsed && isMeant ? `This is no JSON yet: ${parsed.error}` : null
        }
        onChange={(event) => type(event.currentTarget.value)}
      />
    </section>
  );
}

function parse(text: string): Parsed {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { value }
      : { error: 'a program is an object, in braces' };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
