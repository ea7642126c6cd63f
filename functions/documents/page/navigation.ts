import { type Html, html } from '../../../shared/pages/html.ts';
import type { OpenApi } from '../open-api.ts';
import { routesOf } from './operations.ts';
import { headingsOf } from './prose.ts';
import { schemaAnchor } from './schema-words.ts';
import { namesOf } from './schemas-section.ts';

/** Anchor of a group of operations. */
export const groupAnchor = (tag: string): string => `group-${tag}`;

/** Everything on the page. Where there is little room it is folded, where there is more it stands beside the page. */
export function navigation(document: OpenApi): Html {
  const routes = routesOf(document);
  const guide = headingsOf(document.info.description ?? '');
  const groups = document.tags.map(({ name }) =>
    group(
      groupAnchor(name),
      titleOf(name),
      routes
        .filter(({ operation }) => operation.tags.includes(name))
        .map(({ operation }) => link(operation.operationId, operation.summary)),
    ),
  );
  return html`<nav aria-label="Contents"><details><summary>Contents</summary>
${group(
  'guide',
  'Guide',
  guide.map(({ anchor, title }) => link(anchor, title)),
)}${groups}
<ul class="top"><li><a href="#problem-codes">Problem codes</a></li></ul>
${group(
  'schemas',
  'Schemas',
  namesOf(document.components.schemas).map((name) => link(schemaAnchor(name), name)),
)}<ul class="top"><li><a href="/v1/openapi.json">OpenAPI document</a></li></ul>
</details></nav>\n`;
}

function group(anchor: string, title: string, links: readonly Html[]): Html {
  return html`<ul class="top"><li><a href="#${anchor}">${title}</a><ul>${links}</ul></li></ul>\n`;
}

const link = (anchor: string, title: string): Html => html`<li><a href="#${anchor}">${title}</a></li>`;

export const titleOf = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1);
