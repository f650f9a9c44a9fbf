import type { DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import { attributeNode, listNode, mapNode, scalarNode } from '../cloudformation/build-node.ts';
import { parameterValue } from '../cloudformation/parameters.ts';
import { type Resource, readTemplate, type Template } from '../cloudformation/template.ts';
import { items, keyOrigin, member, members, scalarText, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';
import { functionResource, hasNoLog, normalizedName } from './service-function.ts';
import { type RoleContext, type ServiceRole, serviceRoles } from './service-roles.ts';
import type { ServiceVariables } from './service-variables.ts';

/** A service as the template that the framework would deploy, as far as functions and what they refer to go. */
export interface ServiceTemplate {
  readonly template: Template;
  readonly parameters: ReadonlyMap<string, DataValue>;
  /** Logical id of a function -> its key. */
  readonly keys: ReadonlyMap<string, string>;
  /** The keys of the functions that are to write no log. */
  readonly withoutLog: ReadonlySet<string>;
  /** The roles that the framework makes. */
  readonly roles: readonly ServiceRole[];
  readonly roleContext: RoleContext;
}

/** Reads the sections of serverless.yml; `undefined` where the service is for another provider. */
export function serviceTemplate(
  file: string,
  variables: ServiceVariables,
  given: ReadonlyMap<string, string>,
  report: (finding: Finding) => void,
): ServiceTemplate | undefined {
  const provider = variables.at('provider');
  const providerName = scalarText(provider) ?? scalarText(member(provider, 'name'));
  if (providerName !== undefined && providerName !== 'aws') return undefined;
  const functions = mergedMap(variables.at('functions'));
  if (functions === undefined) return undefined;
  const resourcesSection = mergedSections(variables.at('resources'));
  const declared = readTemplate(resourcesSection ?? functions, file);
  for (const finding of declared.findings) report(finding);
  const context = { provider, stack: stackName(variables, functions), functions: new Set(functions.members.keys()) };
  const own = members(functions).flatMap(([key, node]) =>
    node.kind === 'map' ? [{ key, node, resource: functionResource(key, { ...node, origin: keyOrigin(functions, key) }, context) }] : [],
  );
  const generated = own.flatMap(({ node, resource }) => [resource, ...logGroup(resource, node, provider)]);
  const isChanged = (logicalId: string) =>
    declared.template.resources.has(logicalId) || member(resourcesSection, 'extensions', logicalId) !== undefined;
  const roleContext = { provider, custom: variables.at('custom'), stack: context.stack, isChanged, origin: (provider ?? functions).origin };
  const withoutRole = own.filter(({ resource }) => member(resource.properties, 'Role') === undefined);
  const roles = serviceRoles(withoutRole, roleContext);
  const layers = members(mergedMap(variables.at('layers'))).map(([key, node]) => layerResource(key, node));
  const all = [
    ...declared.template.resources.values(),
    ...roles.map(({ resource }) => resource),
    ...generated.map((resource) => withRole(resource, roles)),
    ...layers,
  ];
  return {
    template: { ...declared.template, resources: new Map(all.map((resource) => [resource.logicalId, resource])) },
    parameters: new Map(
      [...declared.template.parameters].map(([name, node]) => [name, parameterValue(name, node, given.get(name), report)]),
    ),
    keys: new Map(own.map(({ key, resource }) => [resource.logicalId, key])),
    withoutLog: new Set(own.filter(({ node }) => hasNoLog(node)).map(({ key }) => key)),
    roles,
    roleContext,
  };
}

/** The function with the role that the framework gives it. */
function withRole(resource: Resource, roles: readonly ServiceRole[]): Resource {
  const role = roles.find(({ functions }) => functions.some(({ key }) => `${normalizedName(key)}LambdaFunction` === resource.logicalId));
  if (role === undefined) return resource;
  const properties = [...resource.properties.members, ['Role', attributeNode(role.resource.logicalId, 'Arn', resource.origin)] as const];
  return { ...resource, properties: mapNode(properties, resource.properties.origin) };
}

/** `provider.stackName`, else `<service>-<stage>`. */
function stackName(variables: ServiceVariables, section: TemplateMap): TemplateNode {
  const { origin } = section;
  const service = variables.at('service', 'name') ?? variables.at('service') ?? scalarNode('service', origin);
  const stage = variables.resolve(scalarNode(`\${sls:stage}`, origin));
  return mapNode([['Fn::Join', listNode([scalarNode('-', origin), listNode([service, stage], origin)], origin)]], origin);
}

/** The log group that the framework declares for a function. */
function logGroup(resource: Resource, declared: TemplateNode, provider: TemplateNode | undefined): readonly Resource[] {
  const functionName = member(resource.properties, 'FunctionName');
  if (functionName === undefined || hasNoLog(declared)) return [];
  const { origin } = resource;
  const name = mapNode(
    [['Fn::Join', listNode([scalarNode('', origin), listNode([scalarNode('/aws/lambda/', origin), functionName], origin)], origin)]],
    origin,
  );
  const retention = member(declared, 'logRetentionInDays') ?? member(provider, 'logRetentionInDays');
  const properties = mapNode(
    [
      ['LogGroupName', name],
      ['RetentionInDays', retention],
    ],
    origin,
  );
  const logicalId = resource.logicalId.replace(/LambdaFunction$/, 'LogGroup');
  return [{ logicalId, type: 'AWS::Logs::LogGroup', properties, metadata: undefined, condition: resource.condition, origin }];
}

function layerResource(key: string, node: TemplateNode): Resource {
  const { origin } = node;
  const properties = mapNode(
    [
      ['ContentUri', member(node, 'path')],
      ['LayerName', member(node, 'name') ?? scalarNode(key, origin)],
    ],
    origin,
  );
  return {
    logicalId: `${normalizedName(key)}LambdaLayer`,
    type: 'AWS::Serverless::LayerVersion',
    properties,
    metadata: undefined,
    condition: undefined,
    origin,
  };
}

/** A section may be a list of maps, one per file. */
function mergedMap(node: TemplateNode | undefined): TemplateMap | undefined {
  if (node?.kind === 'map') return node;
  if (node?.kind !== 'list') return undefined;
  const keys = new Map(node.items.flatMap((item) => (item.kind === 'map' ? [...item.keys] : [])));
  return {
    ...mapNode(
      items(node).flatMap((item) => members(item)),
      node.origin,
    ),
    keys,
  };
}

/** `resources` may be a list of templates, of which each section is merged; `extensions` change resources that the framework makes. */
function mergedSections(node: TemplateNode | undefined): TemplateMap | undefined {
  if (node?.kind === 'map') return node;
  if (node?.kind !== 'list') return undefined;
  const names = [...new Set(node.items.flatMap((item) => members(item).map(([name]) => name)))];
  return mapNode(
    names.map((name) => [
      name,
      mergedMap({ kind: 'list', items: node.items.flatMap((item) => member(item, name) ?? []), origin: node.origin }),
    ]),
    node.origin,
  );
}
