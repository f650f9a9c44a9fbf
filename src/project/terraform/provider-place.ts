import type { Expression } from '../../hcl/syntax.ts';
import type { KnownPlace } from '../../model/known-place.ts';
import { knownText, onlyText } from '../data-values.ts';
import { accountOfArn, declaredPlace } from '../declared-place.ts';
import { valueAt } from './block-values.ts';
import type { ModuleBlock } from './module.ts';
import type { ModuleInstance } from './module-instance.ts';
import { isRegistryLambda } from './registry-lambda.ts';
import { instanceScopes } from './resource-instances.ts';
import type { Scope } from './scope.ts';

const DEFAULT_PROVIDER = 'aws';

/** Where a function is made. */
export interface FunctionPlace {
  readonly place: KnownPlace;
  /** True where the root module's default configuration of the provider makes it, whose data sources tell its region and account. */
  readonly isDefault: boolean;
}

/** The address of each function that a module declares, with where its provider makes it. */
export function functionPlaces(instance: ModuleInstance): readonly (readonly [string, FunctionPlace])[] {
  const { resources, modules } = instance.module;
  const own = [...resources].filter(([name]) => name.startsWith('aws_lambda_function.'));
  const called = [...modules].filter(([, block]) => isRegistryLambda(knownText(instance.attribute(block, 'source')[0])));
  const blocks = [...own, ...called.map(([name, block]) => [`module.${name}`, block] as const)];
  return blocks.flatMap(([name, block]) =>
    instanceScopes(instance, block, `${instance.options.address}${name}`).map(
      ({ address, scope }) => [address, blockPlace(instance, block, scope)] as const,
    ),
  );
}

/**
 * `region` of a block comes before that of its provider: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support.
 * https://developer.hashicorp.com/terraform/language/meta-arguments/resource-provider
 */
function blockPlace(instance: ModuleInstance, block: ModuleBlock, scope: Scope): FunctionPlace {
  const named = block.body.attributes.get('provider')?.value ?? passedProvider(block, DEFAULT_PROVIDER);
  const name = named === undefined ? DEFAULT_PROVIDER : configurationName(named);
  const provided = name === undefined ? NOWHERE : providerPlace(instance, name);
  if (!block.body.attributes.has('region')) return provided;
  const region = onlyText(instance.attribute(block, 'region', scope));
  return { place: declaredPlace({ account: provided.place.account, region }), isDefault: false };
}

const NOWHERE: FunctionPlace = { place: {}, isDefault: false };

/** Where a configuration of the provider (`aws`, `aws.virginia`) of a module works; one that is not declared there is passed by the caller. */
function providerPlace(instance: ModuleInstance, name: string): FunctionPlace {
  const declared = instance.module.providers.find((block) => nameOf(instance, block) === name);
  const { caller } = instance.options;
  const isDefault = caller === undefined && name === DEFAULT_PROVIDER;
  if (declared !== undefined) return { place: configuredPlace(instance, declared), isDefault };
  if (caller === undefined) return { place: {}, isDefault };
  const passed = passedProvider(caller.block, name);
  // A module without `providers` has its caller's default configuration.
  const inherits = name === DEFAULT_PROVIDER && !caller.block.body.attributes.has('providers');
  const outer = passed === undefined ? (inherits ? name : undefined) : configurationName(passed);
  return outer === undefined ? NOWHERE : providerPlace(caller.instance, outer);
}

function nameOf(instance: ModuleInstance, block: ModuleBlock): string {
  const [type = ''] = block.labels;
  const alias = knownText(instance.attribute(block, 'alias')[0]);
  return alias === undefined ? type : `${type}.${alias}`;
}

/** The one account that is allowed, else that of the role by which the provider works. */
function configuredPlace(instance: ModuleInstance, block: ModuleBlock): KnownPlace {
  const scope: Scope = { names: new Map(), file: block.file };
  const allowed = instance.attribute(block, 'allowed_account_ids');
  const [list] = allowed.length === 1 ? allowed : [];
  const account = list?.kind === 'list' && list.open === undefined && list.items.length === 1 ? onlyText(list.items[0] ?? []) : undefined;
  const role = onlyText(valueAt(instance, block, scope, 'assume_role', 'role_arn'));
  return declaredPlace({ region: onlyText(instance.attribute(block, 'region')), account: account ?? accountOfArn(role) });
}

/** What `providers` of a call passes under that name. */
function passedProvider({ body }: ModuleBlock, name: string): Expression | undefined {
  const map = body.attributes.get('providers')?.value;
  if (map?.kind !== 'object') return undefined;
  return map.entries.find(({ key }) => configurationName(key) === name)?.value;
}

/** `aws.virginia` as it is written; `undefined` for anything that is to be worked out. */
function configurationName(expression: Expression): string | undefined {
  if (expression.kind === 'literal' && typeof expression.value === 'string') return expression.value;
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind !== 'attribute' || expression.target.kind !== 'variable') return undefined;
  return `${expression.target.name}.${expression.name}`;
}
