import type { PlatformNeed } from '../../model/lambda-function.ts';
import { reach } from './branches.ts';
import { eventSourceNeeds } from './event-source-needs.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import { resourcesFor } from './function-links.ts';
import { implicitResource } from './implicit-resource.ts';
import { resourceArn } from './resource-reference.ts';
import { member, members, scalarText, type TemplateNode } from './template-node.ts';

/**
 * SAM's event types: the property that names the source which Lambda polls with the function's role; `none` where another service invokes the function
 * by its resource policy. https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
 */
/** The service of a source, as ARNs have it, where the event's type tells. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['SQS', 'sqs'],
  ['Kinesis', 'kinesis'],
  ['DynamoDB', 'dynamodb'],
  ['MSK', 'kafka'],
  ['MQ', 'mq'],
  ['DocumentDB', 'rds'],
]);

const SAM_EVENTS: ReadonlyMap<string, string | 'none'> = new Map([
  ['SQS', 'Queue'],
  ['Kinesis', 'Stream'],
  ['DynamoDB', 'Stream'],
  ['MSK', 'Stream'],
  ['MQ', 'Broker'],
  ['DocumentDB', 'Cluster'],
  ['SelfManagedKafka', ''],
  ['AlexaSkill', 'none'],
  ['Api', 'none'],
  ['CloudWatchEvent', 'none'],
  ['CloudWatchLogs', 'none'],
  ['Cognito', 'none'],
  ['EventBridgeRule', 'none'],
  ['HttpApi', 'none'],
  ['IoTRule', 'none'],
  ['S3', 'none'],
  ['SNS', 'none'],
  ['Schedule', 'none'],
  ['ScheduleV2', 'none'],
]);

/** Polling of the function's event sources, from SAM's `Events` and from `AWS::Lambda::EventSourceMapping` resources. */
export function eventNeeds(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const events = reach(declaration.resource.properties, 'Events').flatMap((node) => members(node));
  return [
    ...(declaration.isSam ? events.flatMap(([name, event]) => samEventNeeds(name, event, declaration)) : []),
    ...resourcesFor(declaration, 'AWS::Lambda::EventSourceMapping').flatMap((mapping) =>
      eventSourceNeeds(reach(mapping.properties, 'EventSourceArn'), mapping.properties, declaration),
    ),
  ];
}

function samEventNeeds(name: string, event: TemplateNode, declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const type = scalarText(member(event, 'Type'));
  const property = type === undefined ? undefined : SAM_EVENTS.get(type);
  const [settings] = reach(event, 'Properties');
  if (property === undefined) {
    declaration.evaluation.report(
      aboutFunction(declaration, {
        rule: 'unknown-event-source',
        severity: 'warning',
        message: `event '${name}' has the type ${type ?? '(none)'}, which is not known; what polling it needs is not granted`,
        origin: event.origin,
        incomplete: '*',
      }),
    );
    return [];
  }
  if (type === 'SNS') return subscriptionQueueNeeds(name, event, declaration);
  if (property === 'none') return [];
  return eventSourceNeeds(property === '' ? [] : reach(settings, property), settings ?? event, declaration, SERVICES.get(type ?? ''));
}

/** A topic's event may go through a queue, one that is named or one that SAM makes. */
function subscriptionQueueNeeds(name: string, event: TemplateNode, declaration: FunctionDeclaration): readonly PlatformNeed[] {
  return reach(event, 'Properties', 'SqsSubscription').flatMap((node) => {
    if (node.kind === 'scalar' && node.value !== true) return [];
    const queues = reach(node, 'QueueArn');
    if (queues.length > 0) return eventSourceNeeds(queues, node, declaration, 'sqs');
    const made = implicitResource(`${declaration.resource.logicalId}${name}Queue`, declaration.evaluation.template);
    const arns = made === undefined ? [] : (resourceArn(made, declaration.evaluation) ?? []);
    const reason = 'Lambda polls the queue that SAM generates';
    return arns.map((arn) => ({ need: 'sqs', variables: new Map([['SourceArn', arn]]), reason, origin: node.origin }));
  });
}
