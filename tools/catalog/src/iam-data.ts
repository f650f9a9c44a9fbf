import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readJson } from './service-model.ts';

/** One action of the Service Authorization Reference. */
export interface ActionData {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean; readonly conditionKeys: readonly string[] }[];
  readonly conditionKeys: readonly string[];
}

export interface ResourceTypeData {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

/** All that is known of one action prefix. */
export interface PrefixData {
  /** Lower-case name -> action. */
  readonly actions: ReadonlyMap<string, ActionData>;
  /** Resource type -> its ARN and condition keys. */
  readonly resourceTypes: ReadonlyMap<string, ResourceTypeData>;
  /** Condition key -> its type. */
  readonly conditionKeys: ReadonlyMap<string, string>;
}

/** Reads every prefix of the data package at `folder`. */
export function readIamData(folder: string): Map<string, PrefixData> {
  const found = new Map<string, PrefixData>();
  for (const file of readdirSync(path.join(folder, 'actions')).sort()) {
    const actions = readJson<Record<string, ActionData>>(path.join(folder, 'actions', file));
    const types = readOptional<Record<string, ResourceTypeData>>(folder, 'resourceTypes', file);
    const keys = readOptional<Record<string, { key: string; type: string }>>(folder, 'conditionKeys', file);
    found.set(file.replace(/\.json$/, ''), {
      actions: new Map(Object.entries(actions)),
      resourceTypes: new Map(
        Object.values(types)
          .flatMap(forms)
          .map((type) => [type.key, type]),
      ),
      conditionKeys: new Map(Object.values(keys).map(({ key, type }) => [key, type])),
    });
  }
  return found;
}

function readOptional<Content extends object>(folder: string, kind: string, file: string): Content | Record<string, never> {
  return readdirSync(path.join(folder, kind)).includes(file) ? readJson<Content>(path.join(folder, kind, file)) : {};
}

/** A type whose ARN has several forms counts as several: `bot`, `bot|2`. */
function forms(type: ResourceTypeData): ResourceTypeData[] {
  return type.arn.split(/,\s*(?=arn:)/).map((arn, index) => ({ ...type, key: index === 0 ? type.key : `${type.key}|${index + 1}`, arn }));
}

/** The types of an action with their further forms, which are never required: one form is enough. */
export function typesOf(action: ActionData, data: PrefixData): { readonly name: string; readonly required: boolean }[] {
  return action.resourceTypes.flatMap(({ name, required }) => {
    const further = [...data.resourceTypes.keys()].filter((key) => key.startsWith(`${name}|`));
    return [{ name, required }, ...further.map((form) => ({ name: form, required: false }))];
  });
}

/** The access levels in ascending order; an action with several counts as the highest. */
const LEVELS = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'];

/** The highest of an action's access levels (`Permissions management, Write` -> `Permissions management`). */
export function accessLevel(action: ActionData): string {
  const levels = action.accessLevel.split(',').map((level) => level.trim());
  const highest = Math.max(...levels.map((level) => LEVELS.indexOf(level)));
  const found = LEVELS[highest];
  if (found === undefined) throw new Error(`${action.name} has the access level '${action.accessLevel}'`);
  return found;
}
