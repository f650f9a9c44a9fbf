import type { Origin } from '../model/origin.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { listOf, memberOf, optionalText, requiredText } from './json-members.ts';

/** One resource as a plan will leave it. */
export interface PlanResource {
  /** `module.api["a"].aws_iam_role.this[0]` */
  readonly address: string;
  readonly type: string;
  /** What is known before the plan is applied. */
  readonly values: JsonNode;
  /** False for an argument that the plan leaves out: its value is known only after the plan is applied. One that is not set is `null` there. */
  readonly isKnown: (argument: string) => boolean;
  /** True where the configuration itself gives the argument or block; the plan shows what the provider computed as well. */
  readonly isWritten: (argument: string) => boolean;
  /** What an argument refers to: addresses in the plan, some without the index of their resource, some with an attribute behind. */
  readonly references: (argument: string) => readonly string[];
  readonly origin: Origin;
}

/**
 * The resources of a plan as `terraform show -json` prints it, of all modules.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function planResources(plan: JsonNode): PlanResource[] {
  const configuration = memberOf(memberOf(plan, 'configuration') ?? plan, 'root_module');
  const root = memberOf(memberOf(plan, 'planned_values') ?? plan, 'root_module');
  return root === undefined ? [] : resourcesOf(root, configuration);
}

function resourcesOf(module: JsonNode, configuration: JsonNode | undefined): PlanResource[] {
  const path = optionalText(module, 'address');
  const prefix = path === undefined ? '' : `${path}.`;
  const own = listOf(module, 'resources').flatMap((resource): PlanResource[] => {
    const address = requiredText(resource, 'address');
    const values = memberOf(resource, 'values');
    if (optionalText(resource, 'mode') === 'data' || values === undefined) return [];
    const written = configuration === undefined ? undefined : declaration(configuration, address.slice(prefix.length));
    return [
      {
        address,
        type: requiredText(resource, 'type'),
        values,
        isKnown: (argument) => values.kind === 'object' && values.members.some(({ name }) => name === argument),
        isWritten: (argument) => expressionOf(written, argument) !== undefined,
        references: (argument) => referencesOf(written, argument).map((reference) => `${prefix}${reference}`),
        origin: resource.origin,
      },
    ];
  });
  const inner = listOf(module, 'child_modules').flatMap((child) => {
    const name = withoutIndexes(requiredText(child, 'address').slice(prefix.length)).replace(/^module\./, '');
    const calls = configuration === undefined ? undefined : memberOf(configuration, 'module_calls');
    const call = calls === undefined ? undefined : memberOf(calls, name);
    return resourcesOf(child, call === undefined ? undefined : memberOf(call, 'module'));
  });
  return [...own, ...inner];
}

function declaration(configuration: JsonNode, address: string): JsonNode | undefined {
  return listOf(configuration, 'resources').find((resource) => optionalText(resource, 'address') === withoutIndexes(address));
}

function expressionOf(declared: JsonNode | undefined, argument: string): JsonNode | undefined {
  const expressions = declared === undefined ? undefined : memberOf(declared, 'expressions');
  return expressions === undefined ? undefined : memberOf(expressions, argument);
}

function referencesOf(declared: JsonNode | undefined, argument: string): string[] {
  const expression = expressionOf(declared, argument);
  return expression === undefined ? [] : listOf(expression, 'references').flatMap((one) => (one.kind === 'text' ? [one.text] : []));
}

/**
 * Those of the candidates that an argument of a resource refers to: the instance that is named; in a block that is repeated as the other is
 * (`aws_iam_role.fn[each.key]`) the one with the same index; else every instance.
 */
export function referredTo(resource: PlanResource, argument: string, candidates: readonly PlanResource[]): readonly PlanResource[] {
  const references = resource.references(argument);
  const named = candidates.filter(({ address }) => references.includes(address));
  if (named.length > 0) return named;
  const instances = candidates.filter(({ address }) => references.includes(address.slice(0, address.length - indexOf(address).length)));
  const same = instances.filter(({ address }) => indexOf(address) === indexOf(resource.address));
  return same.length === 1 && references.some((reference) => /(^|\.)(each\.key|count\.index)$/.test(reference)) ? same : instances;
}

const INDEX = String.raw`\[(?:"(?:[^"\\]|\\.)*"|\d+)\]`;

/** `module.a["x"].b.c[0]` without `["x"]` and `[0]`. */
function withoutIndexes(address: string): string {
  return address.replaceAll(new RegExp(INDEX, 'g'), '');
}

/** The part of an address that `count` or `for_each` gives its last resource: `[0]`, `["a"]`, or `''`. */
function indexOf(address: string): string {
  return new RegExp(`${INDEX}$`).exec(address)?.[0] ?? '';
}
