import type { Program } from '../../shared/domain/program/program.ts';
import type { Survey } from '../../shared/domain/program/survey.ts';
import type { MessageTemplate } from '../../shared/messages/message-template.ts';

/** What messages take from the version of the program that decided them. */
export interface ProgramMessages {
  template(program: Program, id: string): MessageTemplate | null;
  survey(program: Program, id: string): Survey | null;
}

interface WithMessages {
  readonly templates?: readonly MessageTemplate[];
  readonly surveys?: readonly Survey[];
}

/** As the document has them. */
export const programMessages: ProgramMessages = {
  template: (program, id) =>
    (program as Program & WithMessages).templates?.find((template) => template.id === id) ?? null,
  survey: (program, id) =>
    (program as Program & WithMessages).surveys?.find((survey) => survey.id === id) ?? null,
};
