import { ABSENT, type DataValue, type RecordValue, text, unknown } from '../../model/data-value.ts';
import type { KnownPlace } from '../../model/known-place.ts';
import { literal } from '../../model/pattern.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { onlyText } from '../data-values.ts';
import { declaredPlace } from '../declared-place.ts';
import { readDescriptionText } from '../read-description-text.ts';
import { relativeToRoot } from '../relative-path.ts';

/** A plan of a large configuration has tens of megabytes. */
const MAXIMUM_BYTES = 128 * 1024 * 1024;

/** One resource of a plan, or a data source that was read for it. */
export interface PlannedResource {
  /** `module.api.aws_lambda_function.get["a"]` */
  readonly address: string;
  readonly type: string;
  /** `a`, `0`; absent where the block has neither `for_each` nor `count`. */
  readonly index?: string;
  /** What is known at plan time; sensitive values are unknown. */
  readonly values: RecordValue;
}

/** What `terraform show -json` prints of a plan: https://developer.hashicorp.com/terraform/internals/json-format#plan-representation. */
export interface Plan {
  /** Relative to the root. */
  readonly file: string;
  /** The root module's variables, given or default. */
  readonly variables: ReadonlyMap<string, DataValue>;
  readonly resources: ReadonlyMap<string, PlannedResource>;
  /** `module.api["a"]` of every module with resources. */
  readonly modules: ReadonlySet<string>;
  /** Where everything is made, as far as that is one place. */
  readonly place: KnownPlace;
}

/**
 * Reads a plan.
 * @param given the file, absolute
 * @throws {UserError} where it can't be read or is no plan in JSON.
 */
export function readPlan(given: string, files: SafeFiles): Plan {
  const file = relativeToRoot(files.root, '.', given);
  const plan = parse(readDescriptionText(files, file, MAXIMUM_BYTES), file);
  const planned = member(member(plan, 'planned_values'), 'root_module');
  if (planned === undefined || typeof member(plan, 'format_version') !== 'string')
    throw new UserError(`${file}: no plan in JSON; write one with 'terraform show -json PLANFILE'`);
  const resources = new Map<string, PlannedResource>();
  const modules = new Set<string>();
  collect(member(member(member(plan, 'prior_state'), 'values'), 'root_module'), 'data', resources, modules);
  collect(planned, undefined, resources, modules);
  const declared = member(member(member(plan, 'configuration'), 'root_module'), 'variables');
  const variables = Object.entries(objectOf(member(plan, 'variables')))
    .filter(([name]) => member(member(declared, name), 'sensitive') !== true)
    .map(([name, one]) => [name, jsonValue(member(one, 'value'))] as const);
  return { file, variables: new Map(variables), resources, modules, place: plannedPlace(plan, resources, new Map(variables)) };
}

function parse(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new UserError(`${file}: no JSON; write the plan with 'terraform show -json PLANFILE'`);
  }
}

function collect(module: unknown, mode: string | undefined, resources: Map<string, PlannedResource>, modules: Set<string>): void {
  for (const one of listOf(member(module, 'resources'))) {
    const address = member(one, 'address');
    const type = member(one, 'type');
    if (typeof address !== 'string' || typeof type !== 'string' || (mode !== undefined && member(one, 'mode') !== mode)) continue;
    const index = member(one, 'index');
    const values = recordOf(member(one, 'values'), member(one, 'sensitive_values'));
    resources.set(address, { address, type, values, ...(index === undefined ? {} : { index: String(index) }) });
  }
  for (const child of listOf(member(module, 'child_modules'))) {
    const address = member(child, 'address');
    if (typeof address === 'string' && mode === undefined) modules.add(address);
    collect(child, mode, resources, modules);
  }
}

/** What the one configuration of the provider says, and what its data sources have read. */
function plannedPlace(
  plan: unknown,
  resources: ReadonlyMap<string, PlannedResource>,
  variables: ReadonlyMap<string, DataValue>,
): KnownPlace {
  const configurations = Object.values(objectOf(member(member(plan, 'configuration'), 'provider_config'))).filter(
    (one) => member(one, 'name') === 'aws',
  );
  if (configurations.length !== 1) return {};
  const read = (type: string, ...names: readonly string[]) => {
    const found = [...resources.values()].filter((one) => one.type === type && /(^|\.)data\./.test(one.address));
    const texts = found.flatMap(({ values }) => names.flatMap((name) => onlyText(values.members.get(name) ?? []) ?? []));
    return new Set(texts).size === 1 ? texts[0] : undefined;
  };
  const region = member(member(configurations[0], 'expressions'), 'region');
  const constant = member(region, 'constant_value');
  const [reference] = listOf(member(region, 'references'));
  const variable = typeof reference === 'string' ? onlyText(variables.get(reference.replace(/^var\./, '')) ?? []) : undefined;
  return declaredPlace({
    region: typeof constant === 'string' ? constant : (variable ?? read('aws_region', 'region', 'name')),
    account: read('aws_caller_identity', 'account_id'),
  });
}

/** The region of a resource, which the provider plans from version 6 on. */
export function plannedRegion(plan: Plan, address: string): KnownPlace {
  return declaredPlace({ region: onlyText(plan.resources.get(address)?.values.members.get('region') ?? []) });
}

/** `null` is an argument that is not set. */
function jsonValue(value: unknown, sensitive?: unknown): DataValue {
  if (value === null || value === undefined) return ABSENT;
  if (typeof value === 'string') return text(literal(value));
  if (typeof value === 'number' || typeof value === 'boolean') return [{ kind: 'scalar', value }];
  if (Array.isArray(value)) {
    const hidden = listOf(sensitive);
    return [{ kind: 'list', items: value.map((item: unknown, index) => jsonValue(item, hidden[index])) }];
  }
  return [recordOf(value, sensitive)];
}

/** What a plan marks as sensitive is no part of a name. */
const SENSITIVE: DataValue = [unknown('unbound', 'the plan marks it as sensitive')];

function recordOf(value: unknown, sensitive: unknown): RecordValue {
  const members = Object.entries(objectOf(value)).map(([name, one]) => {
    const hidden = member(sensitive, name);
    return [name, hidden === true ? SENSITIVE : jsonValue(one, hidden)] as const;
  });
  return { kind: 'record', members: new Map(members), computed: [] };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function member(value: unknown, name: string): unknown {
  const object = objectOf(value);
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
