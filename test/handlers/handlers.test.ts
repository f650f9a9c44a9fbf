import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPolicies } from '../../src/emit/policy-formats.ts';
import { projectNeeds } from '../../src/run.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** What expected.json of a fixture says of one function: every grant it needs and none that it does not. */
interface Case {
  /** `FILE#EXPORT`; where it is absent, `function` names one of the template. */
  readonly handler?: string;
  readonly function?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly stackName?: string;
  readonly region?: string;
  readonly account?: string;
  /** False where the platform's own grants are left out. */
  readonly runtime?: boolean;
  /** `action resource`, in any order; a condition follows as JSON. */
  readonly grants: readonly string[];
  /** True where the code cannot be told, so that a complete answer would be a wrong one. */
  readonly incomplete?: boolean;
}

function caseName({ handler, function: id, env = {}, parameters = {}, runtime = true }: Case): string {
  const settings = Object.entries({ ...env, ...parameters }).map((pair) => pair.join('='));
  return [handler ?? id, ...settings, ...(runtime ? [] : ['without the platform'])].join(' ');
}

/** The grants of one function as the JSON policy has them. */
async function grantsOf(folder: string, { handler, function: id, env = {}, parameters = {}, runtime = true, ...place }: Case) {
  const { grants: _, incomplete: __, ...deployment } = place;
  const needs = await projectNeeds({
    path: folder,
    root: folder,
    functions: id === undefined ? [] : [id],
    env: new Map(Object.entries(env)),
    parameters: new Map(Object.entries(parameters)),
    kmsKeys: [],
    ...deployment,
    ...(handler === undefined ? {} : { handler }),
  });
  const settings = { unresolved: 'wildcard', projectKind: 'manual', ...deployment } as const;
  const functions = needs.functions.map((one) => (runtime ? one : { ...one, grants: { ...one.grants, platform: [] } }));
  const policy = JSON.parse(renderPolicies(functions, 'json', settings)) as Policy;
  const grants = policy.Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => Resource.map((resource) => [action, resource, ...(Condition ? [JSON.stringify(Condition)] : [])].join(' '))),
  );
  return { grants: [...new Set(grants)].sort(), incomplete: needs.functions.some((one) => one.incomplete) };
}

interface Policy {
  readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: readonly string[]; readonly Condition?: object }[];
}

describe.each(readdirSync(FIXTURES))('%s', (name) => {
  const folder = path.join(FIXTURES, name);
  const cases = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Case[];

  it.each(cases.map((one) => [caseName(one), one] as const))('%s', async (_, one) => {
    expect(await grantsOf(folder, one)).toEqual({ grants: [...one.grants].sort(), incomplete: one.incomplete ?? false });
  });
});
