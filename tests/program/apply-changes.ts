import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { ProgramChange } from '../../shared/domain/program/program-change.ts';

type Item = Readonly<Record<string, unknown>>;

/** Lists whose items are matched by name. */
const LISTS: readonly (readonly [path: string, name: string])[] = [
  ['/currencies', 'code'],
  ['/segments', 'id'],
  ['/groups', 'id'],
  ['/earningRules', 'id'],
  ['/tiers/tiers', 'id'],
  ['/rewards', 'id'],
  ['/challenges', 'id'],
  ['/surveys', 'id'],
  ['/templates', 'id'],
  ['/teams', 'id'],
  ['/triggers', 'id'],
];

/** Lists that are not there when they are empty. */
const OPTIONAL: readonly string[] = [
  '/rewards',
  '/challenges',
  '/surveys',
  '/templates',
  '/teams',
  '/triggers',
];

/**
 * Makes the new document of the old one and the changes alone. When the result is the new document, the changes hold all
 * that differs.
 */
export function applyChanges(document: ProgramDocument, changes: readonly ProgramChange[]): unknown {
  const result = structuredClone(document) as unknown as Record<string, unknown>;
  const isOfList = (change: ProgramChange): boolean => LISTS.some(([path]) => isWithin(change.path, path));
  const lists = LISTS.map(([path, name]) => ({
    path,
    items: changedList(
      (at(result, path) ?? []) as readonly Item[],
      changes.filter((change) => isWithin(change.path, path)),
      path,
      name,
    ),
  }));
  for (const change of changes.filter((each) => !isOfList(each))) put(result, change.path, change.after);
  for (const { path, items } of lists) {
    const parent = path.slice(0, path.lastIndexOf('/'));
    const isWhole = changes.some((change) => change.path === parent && change.kind !== 'changed');
    if (isWhole || at(result, parent) === undefined) continue;
    put(result, path, OPTIONAL.includes(path) && items.length === 0 ? undefined : items);
  }
  return result;
}

const isWithin = (path: string, list: string): boolean => path === list || path.startsWith(`${list}/`);

function changedList(
  before: readonly Item[],
  changes: readonly ProgramChange[],
  path: string,
  name: string,
): readonly Item[] {
  const removed = changes.filter(({ kind, path: at }) => kind === 'removed' && isItem(at, path));
  const added = changes.filter(({ kind, path: at }) => kind === 'added' && isItem(at, path));
  const order = changes.find(({ path: at }) => at === path)?.after as readonly string[] | undefined;
  const kept = before.filter(
    (item) => !removed.some(({ before: gone }) => nameOf(gone, name) === item[name]),
  );
  const items = order?.map((id) => kept.find((item) => item[name] === id) ?? {}) ?? [...kept];
  for (const { path: at, after } of added) items.splice(indexIn(at, path), 0, after as Item);
  return items.map((item, index) => {
    const copy: Record<string, unknown> = { ...item };
    for (const change of changes.filter((each) => fieldIn(each.path, path)?.index === index)) {
      // An index of what was removed points into the old list.
      if (isItem(change.path, path)) continue;
      put(copy, `/${fieldIn(change.path, path)?.field}`, change.after);
    }
    return copy;
  });
}

const nameOf = (item: unknown, name: string): unknown => (item as Item)[name];
const stepsIn = (path: string, list: string): readonly string[] => path.slice(list.length + 1).split('/');
const isItem = (path: string, list: string): boolean => path !== list && stepsIn(path, list).length === 1;
const indexIn = (path: string, list: string): number => Number(stepsIn(path, list)[0]);

function fieldIn(path: string, list: string): { index: number; field: string } | undefined {
  const [index, field] = stepsIn(path, list);
  return path === list || field === undefined ? undefined : { index: Number(index), field };
}

function at(document: Record<string, unknown>, path: string): unknown {
  return path
    .split('/')
    .slice(1)
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], document);
}

function put(document: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Record<string, unknown>>(
    (each, step) => each[step] as Record<string, unknown>,
    document,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}
