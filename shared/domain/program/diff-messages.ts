import {
  describeQuestions,
  describeSurvey,
  describeTeam,
  describeTemplate,
  describeTemplateTexts,
} from './describe-asking.ts';
import { counted, describeValue } from './describe-values.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type ProgramChange } from './program-change.ts';
import type { Survey } from './survey.ts';
import type { Team, Template } from './template.ts';

export function diffSurveys(before: readonly Survey[], after: readonly Survey[]): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['surveys'],
    noun: 'surveys',
    nameOf: ({ id }) => id,
    added: (survey) => `Survey “${survey.id}” (new): ${describeSurvey(survey)}`,
    removed: (survey) => `Survey “${survey.id}” (removed): ${describeSurvey(survey)}`,
    changes: (old, new_, index) =>
      changedFields<Omit<Survey, 'id'>>(
        old,
        new_,
        ['surveys', index],
        {
          kind: (kind) => kind,
          questions: describeQuestions,
          openDays: (days) => counted(days, 'day'),
          reminderDays: (days) => counted(days, 'day'),
        },
        (field, was, is) => `Survey “${new_.id}”: ${SURVEY_LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const SURVEY_LABELS: Record<keyof Omit<Survey, 'id'>, string> = {
  kind: 'is of kind',
  questions: 'asks',
  openDays: 'is open for',
  reminderDays: 'reminds after',
};

export function diffTemplates(
  before: readonly Template[],
  after: readonly Template[],
): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['templates'],
    noun: 'templates',
    nameOf: ({ id }) => id,
    added: (template) => `Template “${template.id}” (new): ${describeTemplate(template)}`,
    removed: (template) => `Template “${template.id}” (removed): ${describeTemplate(template)}`,
    changes: (old, new_, index) =>
      changedFields<Omit<Template, 'id'>>(
        old,
        new_,
        ['templates', index],
        { channel: (channel) => channel, purpose: (purpose) => purpose, texts: describeTemplateTexts },
        (field, was, is) => `Template “${new_.id}”: ${TEMPLATE_LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const TEMPLATE_LABELS: Record<keyof Omit<Template, 'id'>, string> = {
  channel: 'goes by',
  purpose: 'is for',
  texts: 'says',
};

/** What a team may have, in whichever way it is told. */
interface TeamFields {
  readonly description: string;
  readonly email?: string;
  readonly endpoint?: string;
}

export function diffTeams(before: readonly Team[], after: readonly Team[]): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['teams'],
    noun: 'teams',
    nameOf: ({ id }) => id,
    added: (team) => `Team “${team.id}” (new): ${describeTeam(team)}`,
    removed: (team) => `Team “${team.id}” (removed): ${describeTeam(team)}`,
    changes: (old, new_, index) =>
      changedFields<TeamFields>(
        old,
        new_,
        ['teams', index],
        { description: describeValue, email: (address) => address, endpoint: (id) => id },
        (field, was, is) => `Team “${new_.id}”: ${TEAM_LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const TEAM_LABELS: Record<keyof TeamFields, string> = {
  description: 'is described as',
  email: 'is told at',
  endpoint: 'is told by the endpoint',
};
