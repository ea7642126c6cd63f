import { Text, Title } from '@mantine/core';
import { Fields } from '../form/fields.tsx';
import { programSchema } from '../model/schema.ts';
import type { Section } from '../model/sections.ts';
import classes from './draft.module.css';
import { useJump } from './use-jump.ts';

/** One page of the form. */
export function SectionPage({ section }: { readonly section: Section }) {
  useJump();
  return (
    <section className={classes['section']} aria-labelledby="section-title">
      <Title order={2} size="h4" id="section-title">
        {section.title}
      </Title>
      <Text size="sm" c="dimmed" mb="lg">
        {section.lead}
      </Text>
      <Fields place={[]} target={programSchema()} only={section.keys} />
    </section>
  );
}
