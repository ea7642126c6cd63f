import type { ProgramDocument } from '../program.ts';
import { type Placeholder, placeholdersIn, type Template, type TemplatePurpose } from '../template.ts';
import { isAskOf } from './asked-parts.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';

/** Messages that cannot be stopped, that ask for something without its link, or that nobody is sent. */
export function templateFaults(document: ProgramDocument): readonly Contradiction[] {
  return (document.templates ?? []).flatMap((template, index) => [
    ...Object.entries(template.texts).flatMap(([locale, { body }]) =>
      linkFaults(template, body, pointer('templates', index, 'texts', locale, 'body')),
    ),
    ...(isAskOf(document, (action) => 'template' in action && action.template === template.id)
      ? []
      : [
          warning(
            'NEVER_USED',
            pointer('templates', index, 'id'),
            template.id,
            'is sent by no trigger; name it in one, or remove the template',
          ),
        ]),
  ]);
}

/** Of which a message of the purpose has one at least. */
const LINKS: Readonly<Record<TemplatePurpose, readonly Placeholder[]>> = {
  message: [],
  review: [],
  referral: ['referralLink', 'referralCode'],
  survey: ['surveyLink'],
};

function linkFaults({ purpose }: Template, body: string, path: string): readonly Contradiction[] {
  const used = placeholdersIn(body);
  const links = LINKS[purpose];
  return [
    ...(used.includes('stopLink')
      ? []
      : [
          error(
            'STOP_LINK_MISSING',
            path,
            body,
            'has no {stopLink}, and every message can be stopped with one click; add it',
          ),
        ]),
    ...(links.length === 0 || links.some((link) => used.includes(link))
      ? []
      : [
          error(
            'LINK_MISSING',
            path,
            body,
            `has no ${links.map((link) => `{${link}}`).join(' or ')}, so nobody could do what it asks for; add it`,
          ),
        ]),
  ];
}
