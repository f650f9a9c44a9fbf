import type { Origin } from '../../model/origin.ts';

/** A piece of a description file with its place. Short forms (`!Ref x`) read as their long form (`{ Ref: x }`). */
export type TemplateNode = TemplateScalar | TemplateList | TemplateMap;

export interface TemplateScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The value as CloudFormation puts it where a string is expected: numbers as they are written, `true` and `false`. */
  readonly text: string;
  readonly origin: Origin;
}

export interface TemplateList {
  readonly kind: 'list';
  readonly items: readonly TemplateNode[];
  readonly origin: Origin;
}

export interface TemplateMap {
  readonly kind: 'map';
  readonly members: ReadonlyMap<string, TemplateNode>;
  /** Where each member's key stands. */
  readonly keys: ReadonlyMap<string, Origin>;
  readonly origin: Origin;
}

/** The member of a map at a path of keys; `undefined` where one of them is missing or no map. */
export function member(node: TemplateNode | undefined, ...path: readonly string[]): TemplateNode | undefined {
  let current = node;
  for (const key of path) current = current?.kind === 'map' ? current.members.get(key) : undefined;
  return current;
}

/** The text of a scalar that is not null; `undefined` for everything else, intrinsic functions included. */
export function scalarText(node: TemplateNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? node.text : undefined;
}

/** The members of a map in the order in which they are written; none for anything else. */
export function members(node: TemplateNode | undefined): readonly (readonly [string, TemplateNode])[] {
  return node?.kind === 'map' ? [...node.members] : [];
}

/** The items of a list; none for anything else. */
export function items(node: TemplateNode | undefined): readonly TemplateNode[] {
  return node?.kind === 'list' ? node.items : [];
}

/** Where the key of a member stands, else where the map does. */
export function keyOrigin(map: TemplateMap, key: string): Origin {
  return map.keys.get(key) ?? map.origin;
}

/** The map without the members of those names. */
export function without(map: TemplateMap, names: readonly string[]): TemplateMap {
  return { ...map, members: new Map([...map.members].filter(([name]) => !names.includes(name))) };
}

/** True for a map that is an intrinsic function: a value, not a map with members. */
export function isIntrinsic(map: TemplateMap): boolean {
  const [name] = map.members.keys();
  return map.members.size === 1 && name !== undefined && (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::'));
}
