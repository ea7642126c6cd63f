import { Text } from '@mantine/core';
import type { Condition } from '../../../../shared/domain/program/condition.ts';
import type { Asked } from '../../../../shared/domain/program/contradictions/condition-faults.ts';
import { describeCondition } from '../../../../shared/domain/program/describe-condition.ts';
import type { ControlProps } from '../form/control.ts';
import { useEditing, useValue } from '../form/editing.ts';
import { FieldGroup } from '../form/fields-control.tsx';
import { helpOf } from '../model/help.ts';
import { isFields, type Place, valueAt } from '../model/place.ts';
import { wordingOf } from '../model/summaries.ts';
import { ConditionNode } from './condition-node.tsx';

/** A condition, to be put together of others, with what it says in words. */
export function ConditionControl({ place, target, label, name }: ControlProps) {
  const { document } = useEditing();
  return (
    <FieldGroup label={label} description={helpOf(target.schema.description, name)}>
      <InWords condition={useValue(place)} />
      <ConditionNode place={place} asked={askedAt(document, place)} standing="root" />
    </FieldGroup>
  );
}

function InWords({ condition }: { readonly condition: unknown }) {
  const { document } = useEditing();
  const words = sentenceOf(condition, document);
  if (words === null) return null;
  return (
    <Text size="sm" mb="sm">
      True when {words}.
    </Text>
  );
}

/** Null where the condition is not one that could be said yet. */
function sentenceOf(condition: unknown, document: unknown): string | null {
  try {
    return describeCondition(condition as Condition, wordingOf(document));
  } catch {
    return null;
  }
}

/** What the conditions of a place are about. */
export function askedAt(document: unknown, [list, index]: Place): Asked {
  if (list === 'segments') return 'member';
  if (list === 'triggers') return 'trigger';
  return isFields(valueAt(document, [String(list), Number(index), 'on'])) ? 'event' : 'order';
}
