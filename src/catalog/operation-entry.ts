import { isObject, readDataFile } from './data-files.ts';
import { services } from './services.ts';

/** What the generated data says of one operation. */
export interface OperationEntry {
  /** The default action in the catalog's spelling; `undefined` where no action has the operation's name. */
  readonly action?: string;
  /** Resource type -> ARN variable (`*`: the whole ARN) -> the member that fills it. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, BoundMember>>;
  /** True where only likeness of names suggests the binding. */
  readonly weak: boolean;
  /** Members that name a role to pass -> whether every request has it. */
  readonly roles: ReadonlyMap<string, boolean>;
  /** The action that authorises the tags of what is made, and the member that gives them. */
  readonly tags?: { readonly action: string; readonly member: string };
  /** Further actions that the Service Authorization Reference lists as dependent. */
  readonly dependents: readonly string[];
  /** HTTP method and path, for services that are authorised by them. */
  readonly http?: { readonly method: string; readonly path: string };
  /** True where the request is not signed. */
  readonly unsigned: boolean;
}

/** A member that fills an ARN variable. */
export interface BoundMember {
  readonly path: string;
  /** True where every valid request has it. */
  readonly required: boolean;
}

const loaded = new Map<string, ReadonlyMap<string, OperationEntry>>();

/** The generated entry of an operation, or `undefined` where the catalog does not have it. Loads the data of its service alone. */
export function operationEntry(service: string, operation: string): OperationEntry | undefined {
  const found = services().get(service);
  if (found === undefined) return undefined;
  let entries = loaded.get(found.model);
  if (entries === undefined) {
    entries = readEntries(found.prefix, readDataFile(`operations/${found.model}.json`));
    loaded.set(found.model, entries);
  }
  return entries.get(operation);
}

function readEntries(prefix: string, data: unknown): ReadonlyMap<string, OperationEntry> {
  const found = new Map<string, OperationEntry>();
  for (const [name, entry] of objectEntries(isObject(data) ? data.operations : undefined)) {
    if (!isObject(entry)) continue;
    const { action = name, http, tags, dependents } = entry;
    const [method, path] = typeof http === 'string' ? http.split(' ') : [];
    found.set(name, {
      ...(typeof action === 'string' ? { action: `${prefix}:${action}` } : {}),
      resources: new Map(objectEntries(entry.resources).map(([type, binding]) => [type, boundMembers(binding)])),
      weak: entry.weak === true,
      roles: new Map(objectEntries(entry.roles).map(([path_, required]) => [path_, required === true])),
      ...(isObject(tags) && typeof tags.action === 'string' && typeof tags.member === 'string'
        ? { tags: { action: `${prefix}:${tags.action}`, member: tags.member } }
        : {}),
      dependents: Array.isArray(dependents) ? dependents.filter((each) => typeof each === 'string') : [],
      ...(method !== undefined && path !== undefined ? { http: { method, path } } : {}),
      unsigned: entry.auth === 'none',
    });
  }
  return found;
}

function objectEntries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** A member that every request has is written with `!` behind it. */
function boundMembers(binding: unknown): ReadonlyMap<string, BoundMember> {
  const members = objectEntries(binding).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return new Map(members.map(([variable, path]) => [variable, { path: path.replace(/!$/, ''), required: path.endsWith('!') }]));
}
