import { Button, Pill, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import classes from './audit-pages.module.css';
import { KIND_NAMES, kindNamed } from './audit-words.ts';

const FIELDS = ['subject', 'callerId', 'kind', 'actor'] as const;
type Field = (typeof FIELDS)[number];

/** Which changes somebody looks at, as the address says it. Null: all. */
export type AuditChoice = Readonly<Record<Field, string | null>>;

export function useAuditChoice() {
  const [search, setSearch] = useSearchParams();
  const choose = (field: Field, value: string | null): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === null || value === '') next.delete(field);
        else next.set(field, value);
        return next;
      },
      // Each letter of a name is no place to come back to.
      { replace: field === 'actor' },
    );
  const choice = Object.fromEntries(FIELDS.map((field) => [field, search.get(field)])) as AuditChoice;
  return { choice, choose, clear: () => setSearch({}) };
}

const EVERYTHING = 'everything';

export function AuditFilter() {
  const { choice, choose, clear } = useAuditChoice();
  const [subject, setSubject] = useState('');
  const chosen = FIELDS.filter((field) => choice[field] !== null);
  return (
    <div className={classes['filter']}>
      <Select
        label="Kind"
        data={[
          { value: EVERYTHING, label: 'Everything' },
          ...Object.entries(KIND_NAMES).map(([value, label]) => ({ value, label })),
        ]}
        value={kindNamed(choice.kind) ?? EVERYTHING}
        onChange={(kind) => choose('kind', kind === EVERYTHING ? null : kind)}
      />
      <TextInput
        label="Who"
        placeholder="A name, or part of it"
        value={choice.actor ?? ''}
        onChange={({ currentTarget: { value } }) => choose('actor', value)}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          choose('subject', subject.trim());
          setSubject('');
        }}
      >
        <TextInput
          label="Done to"
          className={classes['subject'] ?? ''}
          placeholder="member:mbr_…, key:…, program"
          value={subject}
          onChange={({ currentTarget: { value } }) => setSubject(value)}
        />
      </form>
      {(['subject', 'callerId'] as const).map((field) => {
        const value = choice[field];
        return value === null ? null : (
          <Pill
            key={field}
            size="md"
            withRemoveButton
            removeButtonProps={{ 'aria-label': `Everything, not only ${value}` }}
            onRemove={() => choose(field, null)}
          >
            {field === 'subject' ? value : `by ${value}`}
          </Pill>
        );
      })}
      {chosen.length > 0 && (
        <Button variant="subtle" onClick={clear}>
          Everything
        </Button>
      )}
    </div>
  );
}
