import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { PrefixData } from './iam-data.ts';
import type { ServiceModel } from './service-model.ts';
import { readJson } from './service-model.ts';

/** Action of the Service Authorization Reference, in lower case -> the actions that it lists as dependent. */
export type DependentActions = ReadonlyMap<string, readonly string[]>;

interface ActionWithDependents {
  readonly dependentActions: readonly string[];
  readonly resourceTypes: readonly { readonly dependentActions: readonly string[] }[];
}

/** What an operation needs besides its own action, as the Service Authorization Reference has it. */
export interface Dependents {
  /** The action that authorises the tags of what is made, and the member that gives them. */
  readonly tags?: { readonly action: string; readonly member: string };
  /** The other actions. */
  readonly dependents?: readonly string[];
}

/** Names of members that give tags to what an operation makes. */
const TAGS = /^(tags|taglist|tagslist|tagspecifications?)$/i;

/** Keys are granted where something names them, and a service makes its role once for an account: neither depends on the call. */
const ELSEWHERE = /^kms:|^iam:CreateServiceLinkedRole$/;

/**
 * Reads the dependent actions of the data package at `folder`: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html.
 * Newer versions of the package leave them out.
 */
export function readDependentActions(folder: string): DependentActions {
  const found = new Map<string, readonly string[]>();
  for (const file of readdirSync(path.join(folder, 'actions')).sort()) {
    const prefix = file.replace(/\.json$/, '');
    for (const [name, action] of Object.entries(readJson<Record<string, ActionWithDependents>>(path.join(folder, 'actions', file)))) {
      const all = [action, ...action.resourceTypes].flatMap(({ dependentActions }) => dependentActions);
      if (all.length > 0) found.set(`${prefix}:${name}`, [...new Set(all)].sort());
    }
  }
  return found;
}

/** The dependents of the operation `prefix:name`; of those that the catalog's action data has. `passesRoles`: its roles to pass are known. */
export function dependentsOf(
  name: string,
  prefix: string,
  model: ServiceModel,
  all: DependentActions,
  iam: ReadonlyMap<string, PrefixData>,
  passesRoles: boolean,
): Dependents {
  const listed = (all.get(`${prefix}:${name.toLowerCase()}`) ?? []).filter((action) => exists(action, iam) && !ELSEWHERE.test(action));
  const member = tagsMember(name, model);
  const isTagging = (action: string): boolean => action.startsWith(`${prefix}:`) && /:(?!List|Untag)\w*tag/i.test(action);
  const tagging = listed.find(isTagging);
  const dependents = listed.filter(
    (action) => !isTagging(action) && action !== `${prefix}:${name}` && !(passesRoles && action === 'iam:PassRole'),
  );
  return {
    ...(tagging === undefined || member === undefined ? {} : { tags: { action: tagging.slice(prefix.length + 1), member } }),
    ...(dependents.length === 0 ? {} : { dependents }),
  };
}

function exists(action: string, iam: ReadonlyMap<string, PrefixData>): boolean {
  const [prefix = '', name = ''] = action.split(':');
  return iam.get(prefix)?.actions.get(name.toLowerCase())?.name === name;
}

function tagsMember(name: string, model: ServiceModel): string | undefined {
  const input = model.operations[name]?.input;
  const shape = input?.shape === undefined ? input : model.shapes[input.shape];
  return Object.keys(shape?.members ?? {}).find((member) => TAGS.test(member));
}
