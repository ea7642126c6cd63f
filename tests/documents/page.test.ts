import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, renderPage } from '../../functions/documents/render-page.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { PROBLEMS } from '../../shared/contracts/problems.ts';
import { OPEN_API } from './kept-openapi.ts';
import { attributeOf, parsePage, textOf } from './parsed-page.ts';

const { faults, elements } = parsePage(renderPage(OPEN_API));
const named = (...names: readonly string[]) => elements.filter(({ tagName }) => names.includes(tagName));
const ids = elements.flatMap((element) => attributeOf(element, 'id') ?? []);

describe('the page', () => {
  it('is well-formed', () => {
    expect(faults).toEqual([]);
  });

  it.each(OPERATIONS)('has $id with method, path and summary', ({ id, method, path, summary }) => {
    const section = elements.find((element) => attributeOf(element, 'id') === id);
    const text = section === undefined ? '' : textOf(section);
    expect(text).toContain(`${method} ${path}`);
    expect(text).toContain(summary);
  });

  it('has a place for every problem code and every schema', () => {
    expect(ids).toEqual(expect.arrayContaining(Object.keys(PROBLEMS).map((code) => `problem-${code}`)));
    const schemas = Object.keys(OPEN_API.components.schemas);
    expect(ids).toEqual(expect.arrayContaining(schemas.map((name) => `schema-${name}`)));
  });

  it('leads to places that exist, each of which exists once', () => {
    const anchors = named('a').flatMap((link) => attributeOf(link, 'href')?.match(/^#(.+)$/)?.[1] ?? []);
    expect(anchors.length).toBeGreaterThan(OPERATIONS.length);
    expect(anchors.filter((anchor) => !ids.includes(anchor))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('resolves nested fields of a request', () => {
    const order = elements.find((element) => attributeOf(element, 'id') === 'recordOrder');
    const text = order === undefined ? '' : textOf(order);
    expect(text).toContain('lines[].discounts[].amount');
    expect(text).toContain('name the buyer by at most one of customerId, memberId and guestReference');
  });

  it('needs nothing from anywhere, and no script', () => {
    expect(named('script', 'link', 'img', 'iframe', 'object', 'form')).toEqual([]);
    const attributes = elements.flatMap(({ attrs }) => attrs);
    expect(
      attributes.filter(({ name }) => name === 'style' || name === 'src' || name.startsWith('on')),
    ).toEqual([]);
    expect(named('style').map(textOf).join()).not.toMatch(/url\(|@import/);
  });

  it('is allowed its own style by the security policy, and nothing else', () => {
    const [style, ...others] = named('style').map(textOf);
    const hash = createHash('sha256')
      .update(style ?? '')
      .digest('base64');
    expect(others).toEqual([]);
    expect(CONTENT_SECURITY_POLICY).toContain(`style-src 'sha256-${hash}'`);
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
  });
});

describe('to those who do not see or point, the page', () => {
  it('says its language and title, and has one of each landmark', () => {
    const [root] = named('html');
    expect(root && attributeOf(root, 'lang')).toBe('en');
    expect(named('title').map(textOf)).toEqual(['Perennial API']);
    for (const landmark of ['header', 'nav', 'main', 'footer'])
      expect(named(landmark), landmark).toHaveLength(1);
  });

  it('begins with a link past the contents', () => {
    const [first] = named('a');
    const target = first && attributeOf(first, 'href')?.slice(1);
    expect(target && ids.includes(target)).toBe(true);
  });

  it('has headings that go down one rank at a time', () => {
    const ranks = named('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName.slice(1)));
    expect(ranks.filter((rank) => rank === 1)).toHaveLength(1);
    const jumps = ranks.filter((rank, index) => rank - (ranks[index - 1] ?? 0) > 1);
    expect(jumps).toEqual([]);
  });

  it('names every table, column, row, section and scrolled part', () => {
    const [tables, captions] = [named('table'), named('caption').map(textOf)];
    expect(captions.filter((caption) => caption.trim() !== '')).toHaveLength(tables.length);
    expect(named('th').every((cell) => attributeOf(cell, 'scope') !== undefined)).toBe(true);
    const labels = named('section').map((section) => attributeOf(section, 'aria-labelledby'));
    expect(labels.filter((label) => label === undefined || !ids.includes(label))).toEqual([]);
    expect(
      named('pre').every((part) => attributeOf(part, 'aria-label') && attributeOf(part, 'tabindex') === '0'),
    ).toBe(true);
  });
});
