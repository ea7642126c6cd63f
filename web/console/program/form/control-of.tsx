import type { ComponentType } from 'react';
import { ConditionControl } from '../conditions/condition-control.tsx';
import { type NamedSchema, resolve, type Schema } from '../model/schema.ts';
import { type Shape, shapeOf } from '../model/shape.ts';
import { AmountsControl } from './amounts-control.tsx';
import { ChoiceControl } from './choice-control.tsx';
import type { ControlProps } from './control.ts';
import { FieldsControl } from './fields-control.tsx';
import { ItemsControl } from './items-control.tsx';
import { ListControl } from './list-control.tsx';
import { ListOfWordsControl } from './list-of-words-control.tsx';
import { NumberControl } from './number-control.tsx';
import { RecordControl } from './record-control.tsx';
import { ReferenceControl } from './reference-control.tsx';
import { referencesOf } from './references.ts';
import { TextControl } from './text-control.tsx';
import { ClockControl, DateControl, MomentControl, TimeZoneControl } from './time-controls.tsx';
import { VariantsControl } from './variants-control.tsx';
import { WeekdaysControl } from './weekdays-control.tsx';
import { YesNoControl } from './yes-no-control.tsx';

type Control = ComponentType<ControlProps>;

/** Lists of things with a name, which people look for. */
const NAMED_ITEMS = new Set([
  'earningRules',
  'groups',
  'segments',
  'rewards',
  'challenges',
  'triggers',
  'templates',
  'surveys',
  'teams',
  'currencies',
]);

/** Parts for which there is a control of their own, by their name in the contract, or the field that they are. */
const OWN: Readonly<Record<string, Control>> = {
  Condition: ConditionControl,
  'ProgramDocument.timeZone': TimeZoneControl,
  'TierProgram.tiers': ItemsControl,
  'WeekdayCondition.in': WeekdaysControl,
};

const BY_SHAPE: Readonly<Record<Exclude<Shape['kind'], 'list'>, Control>> = {
  constant: () => null,
  choice: ChoiceControl,
  text: TextControl,
  moment: MomentControl,
  date: DateControl,
  clock: ClockControl,
  yes_no: YesNoControl,
  number: NumberControl,
  fields: FieldsControl,
  amounts: AmountsControl,
  record: RecordControl,
  variants: VariantsControl,
};

/** The control for a part of the document: one made for it, or the one for what is of its shape. */
export function controlOf(
  { name }: NamedSchema,
  shape: Shape,
  part: string | null,
  fieldKey: string,
  document: unknown,
): Control {
  const own = OWN[name ?? ''] ?? OWN[`${part}.${fieldKey}`];
  if (own !== undefined) return own;
  if (part === 'ProgramDocument' && NAMED_ITEMS.has(fieldKey) && shape.kind === 'list') return ItemsControl;
  if (shape.kind === 'list') return listControl(shape.item);
  if (shape.kind === 'text' && referencesOf(document, part, fieldKey) !== null) return ReferenceControl;
  return BY_SHAPE[shape.kind];
}

function listControl(item: Schema): Control {
  const { kind } = shapeOf(resolve(item).schema);
  return kind === 'choice' || kind === 'text' ? ListOfWordsControl : ListControl;
}
