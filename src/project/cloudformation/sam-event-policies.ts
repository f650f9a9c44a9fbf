import type { Origin } from '../../model/origin.ts';
import type { Circumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { grantDocument } from './grant-document.ts';
import type { RolePolicy } from './role-policy.ts';
import { sourceGrants } from './sam-source-grants.ts';
import { targetPolicy } from './sam-target-policy.ts';
import { keyOrigin, member, members, scalarText, type TemplateNode } from './template-node.ts';

/**
 * The managed policy by which Lambda may poll a source with the role, per event type:
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html.
 */
const POLLING: ReadonlyMap<string, string> = new Map([
  ['Kinesis', 'AWSLambdaKinesisExecutionRole'],
  ['DynamoDB', 'AWSLambdaDynamoDBExecutionRole'],
  ['SQS', 'AWSLambdaSQSQueueExecutionRole'],
  ['MSK', 'AWSLambdaMSKExecutionRole'],
]);

/** The managed policies that a function's events ask for, by name, with the event that asks first. */
export function pollingPolicies(events: TemplateNode | undefined): ReadonlyMap<string, Origin> {
  const names = new Map<string, Origin>();
  for (const [, event] of members(events)) {
    const type = scalarText(member(event, 'Type')) ?? '';
    const name = POLLING.get(type === 'SNS' && hasQueue(event) ? 'SQS' : type);
    if (name !== undefined && !names.has(name)) names.set(name, event.origin);
  }
  return names;
}

/** A topic's event may go through a queue that Lambda polls. */
function hasQueue(event: TemplateNode): boolean {
  const subscription = member(event, 'Properties', 'SqsSubscription');
  return subscription !== undefined && !(subscription.kind === 'scalar' && subscription.value === false);
}

/** The inline policies that SAM writes for a function's events: for signing in to sources, and for sending on what failed. */
export function eventPolicies(
  events: TemplateNode | undefined,
  logicalId: string,
  when: Circumstances,
  evaluation: Evaluation,
): readonly RolePolicy[] {
  return members(events).flatMap(([event, node]) => {
    const origin = events?.kind === 'map' ? keyOrigin(events, event) : node.origin;
    const settings = member(node, 'Properties');
    const name = `${logicalId}${event}`;
    const { grants, parameters } = sourceGrants(scalarText(member(node, 'Type')) ?? '', settings);
    const document = { kind: 'document', node: grantDocument(grants, parameters, origin), evaluation } as const;
    const failure = member(settings, 'DestinationConfig', 'OnFailure');
    const target = { type: member(failure, 'Type'), arn: member(failure, 'Destination'), name: `${name}OnFailure`, origin };
    return [
      ...(grants.length === 0 ? [] : [{ name, kind: 'inline', platform: true, when, content: document, origin } as const]),
      ...targetPolicy(target, when, evaluation),
    ];
  });
}
