import { Select, Text } from '@mantine/core';
import { inForm } from '../model/blank.ts';
import { withValue } from '../model/change-document.ts';
import { formName } from '../model/form-name.ts';
import { helpOf } from '../model/help.ts';
import { shapeOf, variantOf } from '../model/shape.ts';
import type { ControlProps } from './control.ts';
import { surroundingsOf, useEditing, useFaults, useValue } from './editing.ts';
import { errorText } from './fault-lines.tsx';
import { Fields } from './fields.tsx';
import classes from './form.module.css';
import { useRenderer } from './renderer.ts';
import { Sentence } from './sentence.tsx';
import { INPUT_FIRST } from './use-control.tsx';

/** One of several forms: which one, and what it holds. */
export function VariantsControl(props: ControlProps) {
  const { place, shape, target, label, name, fieldKey } = props;
  const { document, change, isReadOnly } = useEditing();
  const value = useValue(place);
  const error = errorText(useFaults(place));
  if (shape.kind !== 'variants') return null;
  const index = variantOf(shape.options, value) ?? 0;
  const option = shape.options[index];
  const choose = (chosen: string | null): void => {
    const next = shape.options[Number(chosen)];
    if (next === undefined || Number(chosen) === index) return;
    change(withValue(document, place, inForm(next.schema, value, surroundingsOf(document))));
  };
  const help = helpOf(target.schema.description, name);
  return (
    <div className={classes['rows']}>
      <Select
        {...(label === null ? { 'aria-label': name } : { label })}
        {...(help === '' || label === null ? {} : { description: <Sentence>{help}</Sentence> })}
        inputWrapperOrder={INPUT_FIRST}
        error={error}
        readOnly={isReadOnly}
        maw="24rem"
        data={shape.options.map((_, each) => ({
          value: String(each),
          label: formName(shape.options, each, fieldKey),
        }))}
        value={String(index)}
        onChange={choose}
      />
      {option !== undefined && shapeOf(option.schema).kind !== 'constant' && (
        <div className={classes['chosen']}>
          <Words option={option} help={help} />
          <Chosen {...props} option={option} />
        </div>
      )}
    </div>
  );
}

/** What the chosen form is, where that is not said already. */
function Words({ option, help }: { readonly option: ControlProps['target']; readonly help: string }) {
  const words = option.schema.description ?? '';
  if (words === '' || words === help) return null;
  return (
    <Text size="xs" c="dimmed" mb="xs">
      <Sentence>{words}</Sentence>
    </Text>
  );
}

function Chosen({ option, ...props }: ControlProps & { readonly option: ControlProps['target'] }) {
  const { document } = useEditing();
  const { controlOf } = useRenderer();
  const shape = shapeOf(option.schema);
  if (shape.kind === 'constant') return null;
  if (shape.kind === 'fields') {
    return <Fields place={props.place} target={{ ...option, name: option.name ?? props.part }} />;
  }
  const Control = controlOf(option, shape, props.part, props.fieldKey, document);
  return <Control {...props} target={option} shape={shape} label={null} />;
}
