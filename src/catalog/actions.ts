import type { AccessLevel } from '../policy/access-level.ts';
import { isObject, readDataFile } from './data-files.ts';

/** One action as the Service Authorization Reference lists it. */
export interface Action {
  /** In the catalog's spelling: `s3:GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  /** The resource types that a statement for this action may name; none: `*` alone. */
  readonly resourceTypes: readonly ActionResourceType[];
  readonly conditionKeys: readonly string[];
}

export interface ActionResourceType {
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. */
  readonly arn: string;
  /** True where the reference marks the type as required; it does so for the union of all ways to call. */
  readonly required: boolean;
  readonly conditionKeys: readonly string[];
}

/** The letters that stand for the access levels in the data. */
export const LEVELS: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  W: 'Write',
  T: 'Tagging',
  P: 'Permissions management',
};

/** Prefix -> lower-case name -> action. */
const prefixes = new Map<string, ReadonlyMap<string, Action> | undefined>();

/** The action of this name (`s3:getobject`, in any case), or `undefined` where the catalog has none. Loads the data of its prefix alone. */
export function findAction(name: string): Action | undefined {
  const separator = name.indexOf(':');
  return loadPrefix(name.slice(0, separator).toLowerCase())?.get(name.slice(separator + 1).toLowerCase());
}

/** The access level of an action. One that the catalog does not have counts as `Write`. */
export function accessLevel(action: string): AccessLevel {
  return findAction(action)?.level ?? 'Write';
}

function loadPrefix(prefix: string): ReadonlyMap<string, Action> | undefined {
  if (!prefixes.has(prefix))
    prefixes.set(prefix, /^[a-z0-9-]+$/.test(prefix) ? readPrefix(prefix, readDataFile(`actions/${prefix}.json`)) : undefined);
  return prefixes.get(prefix);
}

function readPrefix(prefix: string, data: unknown): ReadonlyMap<string, Action> | undefined {
  if (!isObject(data) || !isObject(data.actions) || !isObject(data.resources) || !isObject(data.keySets)) return undefined;
  const { actions, resources, keySets } = data;
  const readKeys = (set: unknown) => {
    const keys = keySets[String(set)];
    return typeof keys === 'string' ? keys.split(' ') : [];
  };
  const types = new Map<string, ResourceType>();
  for (const [type, entry] of Object.entries(resources)) {
    if (isObject(entry) && typeof entry.arn === 'string') types.set(type, { arn: entry.arn, conditionKeys: readKeys(entry.keys) });
  }
  const found = new Map<string, Action>();
  for (const [name, entry] of Object.entries(actions)) {
    if (!isObject(entry)) continue;
    const level = LEVELS[String(entry.level)];
    if (level === undefined) continue;
    const resourceTypes = readTypes(entry.types, types);
    found.set(name.toLowerCase(), { name: `${prefix}:${name}`, level, resourceTypes, conditionKeys: readKeys(entry.keys) });
  }
  return found;
}

type ResourceType = Pick<ActionResourceType, 'arn' | 'conditionKeys'>;

function readTypes(types: unknown, known: ReadonlyMap<string, ResourceType>): ActionResourceType[] {
  const found: ActionResourceType[] = [];
  for (const type of Array.isArray(types) ? types : []) {
    if (typeof type !== 'string') continue;
    const name = type.replace(/\*$/, '');
    const resource = known.get(name);
    if (resource !== undefined) found.push({ name, ...resource, required: type.endsWith('*') });
  }
  return found;
}
