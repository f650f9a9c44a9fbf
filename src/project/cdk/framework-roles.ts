import type { AttachedPolicy, AttachedRole, AttachedStatement } from '../../model/attached-role.ts';
import { literalText, type Pattern, patternKey } from '../../model/pattern.ts';
import { constructPath } from '../cloudformation/construct-path.ts';
import type { Evaluation } from '../cloudformation/evaluation.ts';
import type { Resource } from '../cloudformation/template.ts';
import { member } from '../cloudformation/template-node.ts';

/** The managed policies that a function of the library attaches to the role it makes: https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-lambda/lib/function.ts. */
const MANAGED =
  /:iam::aws:policy\/(service-role\/AWSLambda(Basic(Durable)?Execution|VPCAccessExecution|MSKExecution)Role(Policy)?|CloudWatchLambdaInsightsExecutionRolePolicy)$/;

/** What event sources grant on what they poll, each as the CDK writes it: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_event_sources-readme.html. */
const POLLING: ReadonlySet<string> = new Set([
  'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage',
  'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator',
  'kinesis:DescribeStream kinesis:DescribeStreamConsumer kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards kinesis:ListStreams kinesis:SubscribeToShard',
]);

/** What dead-letter queues and destinations grant on their targets. */
const SENDING: ReadonlySet<string> = new Set([
  'events:PutEvents',
  'lambda:InvokeFunction',
  'sns:Publish',
  'sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage',
  'sqs:SendMessage',
]);

const TRACING = 'xray:PutTelemetryRecords xray:PutTraceSegments';
/** What a table's event source grants beside its stream. */
const STREAMS = 'dynamodb:ListStreams';

/** What the functions of one role are connected with. */
interface Connections {
  readonly polled: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly isTraced: boolean;
  /** The construct paths of the functions. */
  readonly functions: ReadonlySet<string>;
}

/**
 * The roles of synthesised templates with what the CDK attaches by itself apart: the managed policies of the role that a function makes, and the
 * statements for tracing, event sources, dead-letter queues and destinations.
 */
export function withFrameworkPolicies(
  roles: ReadonlyMap<string, AttachedRole>,
  evaluations: readonly Evaluation[],
): ReadonlyMap<string, AttachedRole> {
  return new Map([...roles].map(([reference, role]) => [reference, marked(role, connectionsOf(reference, evaluations))]));
}

function connectionsOf(role: string, evaluations: readonly Evaluation[]): Connections {
  const functions = resourcesOf(evaluations, 'AWS::Lambda::Function').filter((one) => refersTo(patternsAt(one, 'Role'), [role]));
  const references = functions.map(({ resource, evaluation }) => `${evaluation.prefix}${resource.logicalId}`);
  const ofFunctions = (type: string) =>
    resourcesOf(evaluations, type).filter((one) => refersTo(patternsAt(one, 'FunctionName'), references));
  const mappings = ofFunctions('AWS::Lambda::EventSourceMapping');
  const outcomes = [...mappings, ...ofFunctions('AWS::Lambda::EventInvokeConfig')].flatMap((one) =>
    ['OnSuccess', 'OnFailure'].flatMap((outcome) => patternsAt(one, 'DestinationConfig', outcome, 'Destination')),
  );
  const deadLetters = functions.flatMap((one) => patternsAt(one, 'DeadLetterConfig', 'TargetArn'));
  return {
    polled: new Set(mappings.flatMap((one) => patternsAt(one, 'EventSourceArn')).map(patternKey)),
    targets: new Set([...outcomes, ...deadLetters].map(patternKey)),
    isTraced: functions.some((one) => patternsAt(one, 'TracingConfig', 'Mode').length > 0),
    functions: new Set(functions.flatMap(({ resource }) => constructPath(resource) ?? [])),
  };
}

interface FoundResource {
  readonly resource: Resource;
  readonly evaluation: Evaluation;
}

function resourcesOf(evaluations: readonly Evaluation[], wanted: string): readonly FoundResource[] {
  return evaluations.flatMap((evaluation) =>
    [...evaluation.template.resources.values()].filter(({ type }) => type === wanted).map((resource) => ({ resource, evaluation })),
  );
}

function patternsAt({ resource, evaluation }: FoundResource, ...path: readonly string[]): readonly Pattern[] {
  return evaluation.patterns(member(resource.properties, ...path));
}

function refersTo(patterns: readonly Pattern[], references: readonly string[]): boolean {
  return patterns.some((pattern) => pattern.some((part) => part.kind === 'reference' && references.includes(part.resource)));
}

function marked(role: AttachedRole, connections: Connections): AttachedRole {
  const maker = /^(.*)\/ServiceRole$/.exec(role.id)?.[1];
  const isMade = maker !== undefined && connections.functions.has(maker);
  return { ...role, policies: role.policies.flatMap((policy) => markedParts(policy, isMade, connections)) };
}

function markedParts(policy: AttachedPolicy, isMade: boolean, connections: Connections): readonly AttachedPolicy[] {
  const { content } = policy;
  if (content.kind === 'managed') return [{ ...policy, platform: policy.platform || (isMade && MANAGED.test(lastText(content.arn))) }];
  if (content.kind !== 'statements') return [policy];
  const own = content.statements.filter((statement) => isOfTheFramework(statement, connections));
  const others = content.statements.filter((statement) => !own.includes(statement));
  if (own.length === 0) return [policy];
  const platform: AttachedPolicy = {
    ...policy,
    name: `${policy.name} by the CDK`,
    platform: true,
    content: { ...content, statements: own },
  };
  return others.length === 0 ? [platform] : [{ ...policy, content: { ...content, statements: others } }, platform];
}

function lastText(arn: Pattern): string {
  const last = arn.at(-1);
  return last?.kind === 'literal' ? last.text : '';
}

function isOfTheFramework(statement: AttachedStatement, { polled, targets, isTraced }: Connections): boolean {
  const { effect, action, resource, conditions } = statement;
  if (effect !== 'Allow' || action.negated || resource === undefined || resource.negated || conditions.length > 0) return false;
  const actions = action.patterns
    .map((pattern) => literalText(pattern) ?? '*')
    .toSorted()
    .join(' ');
  const [only, ...others] = resource.patterns;
  if (only === undefined || others.length > 0) return false;
  if (only.length === 1 && only[0]?.kind === 'wildcard')
    return (actions === TRACING && isTraced) || (actions === STREAMS && [...polled].some((arn) => arn.includes(':dynamodb:')));
  const arn = patternKey(only);
  return (POLLING.has(actions) && polled.has(arn)) || (SENDING.has(actions) && targets.has(arn));
}
