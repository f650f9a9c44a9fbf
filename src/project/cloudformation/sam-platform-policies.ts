import type { Origin } from '../../model/origin.ts';
import { concat, literal, literalText, type Pattern, pseudo } from '../../model/pattern.ts';
import { canonicalText } from '../../policy/iam-text.ts';
import { isNoValue } from './branches.ts';
import { attributeNode, listNode, mapNode, referenceNode } from './build-node.ts';
import type { Circumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import type { RolePolicy } from './role-policy.ts';
import { eventPolicies, pollingPolicies } from './sam-event-policies.ts';
import { targetPolicy } from './sam-target-policy.ts';
import type { Resource } from './template.ts';
import { items, member, members, scalarText, type TemplateNode } from './template-node.ts';

/**
 * What SAM attaches to a function's role by the function's settings, whatever `Policies` says. Like SAM it looks at whether a setting is there, not at
 * what a condition makes of it.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-function.html
 */
export function functionPlatformPolicies(resource: Resource, when: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  const { logicalId, origin } = resource;
  const property = (name: string) => member(resource.properties, name);
  const basic = isSet(property('DurableConfig')) ? 'AWSLambdaBasicDurableExecutionRolePolicy' : 'AWSLambdaBasicExecutionRole';
  const deadLetter = property('DeadLetterQueue');
  const target = { type: member(deadLetter, 'Type'), arn: member(deadLetter, 'TargetArn') };
  return [
    attached(`service-role/${basic}`, when, origin),
    ...tracing(property('Tracing'), when, evaluation),
    ...(isSet(property('VpcConfig')) ? [attached('service-role/AWSLambdaVPCAccessExecutionRole', when, origin)] : []),
    ...[...pollingPolicies(property('Events'))].map(([name, at]) => attached(`service-role/${name}`, when, at)),
    ...targetPolicy({ ...target, name: 'DeadLetterQueuePolicy', origin: deadLetter?.origin ?? origin }, when, evaluation),
    ...invokePolicies(resource, when, evaluation),
    ...eventPolicies(property('Events'), logicalId, when, evaluation),
  ];
}

/** What SAM attaches to a state machine's role by itself. */
export function stateMachinePlatformPolicies({ properties }: Resource, when: Circumstances): readonly RolePolicy[] {
  const enabled = member(properties, 'Tracing', 'Enabled');
  return enabled?.kind === 'scalar' && enabled.value === true ? [attached(TRACING_POLICY, when, enabled.origin)] : [];
}

/** In other partitions than `aws` it is AWSXRayDaemonWriteAccess, which allows the same calls. */
const TRACING_POLICY = 'AWSXrayWriteOnlyAccess';

/** Attached unless tracing is switched off; a parameter's default may be overridden. */
function tracing(node: TemplateNode | undefined, when: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  if (node === undefined) return [];
  const patterns = evaluation.patterns(node);
  if (patterns.every((pattern) => literalText(pattern) === 'Disabled')) return [];
  const isOff = patterns.every((pattern) => canonicalText(pattern) === 'Disabled');
  return [attached(TRACING_POLICY, isOff ? { ...when, choices: [...when.choices, 'Tracing is not Disabled'] } : when, node.origin)];
}

/** Sending what asynchronous calls gave to their destinations, of which SAM makes those that are not named. */
function invokePolicies({ logicalId, properties }: Resource, when: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  return ['OnSuccess', 'OnFailure'].flatMap((outcome) => {
    const destination = member(properties, 'EventInvokeConfig', 'DestinationConfig', outcome);
    if (destination === undefined) return [];
    const name = `${logicalId}EventInvokeConfig${outcome}`;
    const type = member(destination, 'Type');
    const arn = orGenerated(member(destination, 'Destination'), generatedTarget(scalarText(type), name, destination.origin));
    return targetPolicy({ type, arn, name, origin: destination.origin }, when, evaluation);
  });
}

function generatedTarget(type: string | undefined, logicalId: string, origin: Origin): TemplateNode | undefined {
  if (type === 'SQS') return attributeNode(`${logicalId}Queue`, 'Arn', origin);
  return type === 'SNS' ? referenceNode(`${logicalId}Topic`, origin) : undefined;
}

/** The node, with the generated target where a condition leaves it out. */
function orGenerated(node: TemplateNode | undefined, generated: TemplateNode | undefined): TemplateNode | undefined {
  if (node === undefined || isNoValue(node)) return generated;
  const [condition, ...branches] = items(member(node, 'Fn::If'));
  if (condition === undefined || generated === undefined) return node;
  const filled = branches.map((branch) => (isNoValue(branch) ? generated : branch));
  return mapNode([['Fn::If', listNode([condition, ...filled], node.origin)]], node.origin);
}

/** `{}` and `[]` count as not set; a function of the template counts as set. */
function isSet(node: TemplateNode | undefined): boolean {
  return (
    node !== undefined &&
    (node.kind === 'map' ? members(node).length > 0 : node.kind === 'list' ? items(node).length > 0 : node.value !== null)
  );
}

function attached(path: string, when: Circumstances, origin: Origin): RolePolicy {
  const arn: Pattern = concat(literal('arn:'), pseudo('partition'), literal(`:iam::aws:policy/${path}`));
  return { name: canonicalText(arn), kind: 'managed', platform: true, when, content: { kind: 'managed', arn }, origin };
}
