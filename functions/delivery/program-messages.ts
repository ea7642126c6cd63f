import type { Program } from '../../shared/domain/program/program.ts';
import type { Survey } from '../../shared/domain/program/survey.ts';
import type { Template } from '../../shared/domain/program/template.ts';

/** Of the version that decided a message; null where it has no such template. */
export const templateOf = ({ templates = [] }: Program, id: string): Template | null =>
  templates.find((template) => template.id === id) ?? null;

/** Of the version that decided a message; null where it has no such survey. */
export const surveyOf = ({ surveys = [] }: Program, id: string): Survey | null =>
  surveys.find((survey) => survey.id === id) ?? null;
