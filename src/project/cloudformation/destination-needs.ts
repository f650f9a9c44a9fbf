import type { PlatformNeed } from '../../model/lambda-function.ts';
import { arnService } from './arn-service.ts';
import { branches, reach } from './branches.ts';
import { encryptionNeeds } from './encryption-needs.ts';
import { aboutFunction, type FunctionDeclaration } from './function-declaration.ts';
import { resourcesFor } from './function-links.ts';
import { implicitResource } from './implicit-resource.ts';
import { resourceArn } from './resource-reference.ts';
import { member, scalarText, type TemplateNode } from './template-node.ts';
import { typedArn } from './typed-arn.ts';

/** The rows of policies/execution per service of a target, where Lambda sends what it could not process or what an asynchronous call gave. */
const ROWS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sqs', ['destination-sqs']],
  ['sns', ['destination-sns']],
  ['lambda', ['destination-lambda']],
  ['events', ['destination-eventbridge']],
  ['s3', ['destination-s3', 'destination-s3-list']],
  ['kafka', ['destination-kafka']],
]);

const DEAD_LETTER_ROWS: ReadonlyMap<string, readonly string[]> = new Map([
  ['sqs', ['dead-letter-sqs']],
  ['sns', ['dead-letter-sns']],
]);

/** Sending to the function's dead-letter queue or topic and to the destinations of its asynchronous calls. */
export function destinationNeeds(declaration: FunctionDeclaration): readonly PlatformNeed[] {
  const { properties } = declaration.resource;
  const deadLetter = reach(properties, declaration.isSam ? 'DeadLetterQueue' : 'DeadLetterConfig');
  const configs = [
    ...reach(properties, 'EventInvokeConfig'),
    ...resourcesFor(declaration, 'AWS::Lambda::EventInvokeConfig').map((resource) => resource.properties),
  ];
  return [
    ...deadLetter.flatMap((target) =>
      reach(target, 'TargetArn').flatMap((node) => needsOf(node, DEAD_LETTER_ROWS, 'its dead-letter target', declaration, typeOf(target))),
    ),
    ...configs.flatMap((config) => invokeDestinations(config, declaration)),
  ];
}

function invokeDestinations(config: TemplateNode, declaration: FunctionDeclaration): readonly PlatformNeed[] {
  return ['OnSuccess', 'OnFailure'].flatMap((outcome) =>
    reach(config, 'DestinationConfig', outcome).flatMap((target) => {
      const destinations = branches(member(target, 'Destination'));
      if (destinations.length > 0)
        return destinations.flatMap((node) => needsOf(node, ROWS, `its ${outcome} destination`, declaration, typeOf(target)));
      return generatedDestination(target, outcome, declaration);
    }),
  );
}

function typeOf(target: TemplateNode): string | undefined {
  return scalarText(member(target, 'Type'));
}

/** SAM makes the queue or topic itself where a destination names its type alone. */
function generatedDestination(
  target: TemplateNode,
  outcome: string,
  { resource, evaluation }: FunctionDeclaration,
): readonly PlatformNeed[] {
  const type = typeOf(target)?.toLowerCase();
  if (type !== 'sqs' && type !== 'sns') return [];
  const logicalId = `${resource.logicalId}EventInvokeConfig${outcome}${type === 'sqs' ? 'Queue' : 'Topic'}`;
  const made = implicitResource(logicalId, evaluation.template);
  const arns = made === undefined ? [] : (resourceArn(made, evaluation) ?? []);
  return arns.map((arn) => ({
    need: `destination-${type}`,
    variables: new Map([['TargetArn', arn]]),
    reason: `SAM generates its ${outcome} destination`,
    origin: target.origin,
  }));
}

/** The services of a target's type in SAM. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['sqs', 'sqs'],
  ['sns', 'sns'],
  ['lambda', 'lambda'],
  ['eventbridge', 'events'],
]);

/** One need per value that the node's ARN may have; `type` is the target's where the declaration tells; a target whose service is not known is a finding. */
export function needsOf(
  node: TemplateNode,
  rows: ReadonlyMap<string, readonly string[]>,
  what: string,
  declaration: FunctionDeclaration,
  type?: string,
): readonly PlatformNeed[] {
  return declaration.evaluation.patterns(node).flatMap((written) => {
    const arn = typedArn(written, SERVICES.get(type?.toLowerCase() ?? ''), node.origin, declaration);
    const service = arnService(arn);
    const ids = service === undefined ? undefined : rows.get(service);
    if (ids === undefined) {
      declaration.evaluation.report(
        aboutFunction(declaration, {
          rule: 'unknown-target',
          severity: 'warning',
          message: `${what} is no ARN of a known service (${[...rows.keys()].join(', ')}); what Lambda needs for it is not granted`,
          origin: node.origin,
          incomplete: '*',
        }),
      );
      return [];
    }
    const reason = `Lambda sends to ${what}`;
    const needs = ids.map((need) => ({ need, variables: new Map([['TargetArn', arn]]), reason, origin: node.origin }));
    return [...needs, ...encryptionNeeds(arn, 'write', reason, node.origin, declaration)];
  });
}
