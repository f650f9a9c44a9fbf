import { attributeNode } from '../cloudformation/build-node.ts';
import { items, member, scalarText, type TemplateNode } from '../cloudformation/template-node.ts';
import { allow, type BoundGrant, eventGrants } from './event-grants.ts';
import { functionTracing, normalizedName } from './service-function.ts';

/** A function of a service as it is written, with its key. */
export interface DeclaredFunction {
  readonly key: string;
  readonly node: TemplateNode;
}

const TRACING: BoundGrant = { grant: { actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] }, parameters: [] };

/** What may be done at a destination of asynchronous calls, by its type, which an ARN tells too. */
const DESTINATIONS: ReadonlyMap<string, string> = new Map([
  ['function', 'lambda:InvokeFunction'],
  ['lambda', 'lambda:InvokeFunction'],
  ['sqs', 'sqs:SendMessage'],
  ['sns', 'sns:Publish'],
  ['eventBus', 'events:PutEvents'],
  ['events', 'events:PutEvents'],
]);

/**
 * What the framework adds to the role of a function by the function's settings and events, its log apart.
 * https://github.com/serverless/serverless/blob/main/docs/sf/providers/aws/guide/iam.md#auto-added-permissions-for-per-function-roles
 */
export function functionGrants({ node }: DeclaredFunction, provider: TemplateNode | undefined): readonly BoundGrant[] {
  const own = (name: string) => member(node, name);
  const key = own('kmsKeyArn') ?? member(provider, 'kmsKeyArn');
  const tracing = functionTracing(node, provider);
  const fileSystem = member(own('fileSystemConfig'), 'arn');
  const deadLetter = own('onError');
  return [
    ...eventGrants(own('events')),
    // Only for ARNs: where an intrinsic function stands the framework leaves the grant to others.
    ...(deadLetter === undefined || !isText(deadLetter) ? [] : [allow(['sns:Publish'], deadLetter)]),
    ...(key === undefined || !isText(key) ? [] : [allow(['kms:Decrypt'], key)]),
    ...(isOn(tracing) ? [TRACING] : []),
    ...(fileSystem === undefined ? [] : [allow(['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'], fileSystem)]),
    ...['onSuccess', 'onFailure'].flatMap((outcome) => destinationGrants(member(own('destinations'), outcome))),
  ];
}

/** A text as it is written, or one that variables of the framework are part of; no intrinsic function. */
function isText(node: TemplateNode): boolean {
  if (node.kind === 'scalar') return true;
  const reference = scalarText(member(node, 'Ref'));
  if (reference !== undefined) return reference.includes(':');
  const [delimiter, pieces] = items(member(node, 'Fn::Join'));
  return scalarText(delimiter) === '' && items(pieces).every(isText);
}

function isOn(node: TemplateNode | undefined): boolean {
  return node !== undefined && !(node.kind === 'scalar' && (node.value === false || node.value === null));
}

function destinationGrants(target: TemplateNode | undefined): readonly BoundGrant[] {
  if (target === undefined) return [];
  const text = scalarText(target);
  if (text !== undefined && !text.startsWith('arn:'))
    return [allow(['lambda:InvokeFunction'], attributeNode(`${normalizedName(text)}LambdaFunction`, 'Arn', target.origin))];
  const arn = member(target, 'arn') ?? target;
  const action = DESTINATIONS.get(scalarText(member(target, 'type')) ?? scalarText(arn)?.split(':')[2] ?? '');
  return action === undefined ? [] : [allow([action], arn)];
}
