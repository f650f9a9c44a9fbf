import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPolicies } from '../../src/emit/policy-formats.ts';
import { projectNeeds } from '../../src/run.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** What expected.json of a fixture says of one handler: every grant it needs and none that it does not. */
interface Case {
  readonly handler: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly region?: string;
  readonly account?: string;
  /** `action resource`, in any order; a condition follows as JSON. */
  readonly grants: readonly string[];
  /** True where the code cannot be told, so that a complete answer would be a wrong one. */
  readonly incomplete?: boolean;
}

const caseName = ({ handler, env = {} }: Case) => [handler, ...Object.entries(env).map((pair) => pair.join('='))].join(' ');

/** The grants of one handler as the JSON policy has them. */
async function grantsOf(folder: string, { handler, env = {}, region, account }: Case) {
  const place = { ...(region === undefined ? {} : { region }), ...(account === undefined ? {} : { account }) };
  const needs = await projectNeeds({
    path: folder,
    root: folder,
    handler,
    functions: [],
    env: new Map(Object.entries(env)),
    parameters: new Map(),
    kmsKeys: [],
    ...place,
  });
  const settings = { unresolved: 'wildcard', projectKind: 'manual', ...place } as const;
  const policy = JSON.parse(renderPolicies(needs.functions, 'json', settings)) as Policy;
  const grants = policy.Statement.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) => Resource.map((resource) => [action, resource, ...(Condition ? [JSON.stringify(Condition)] : [])].join(' '))),
  );
  return { grants: grants.sort(), incomplete: needs.functions.some((one) => one.incomplete) };
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
