import type { Resource, Template } from './template.ts';
import { member, members, scalarText } from './template-node.ts';

/** The names SAM gives to what it generates: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html. */
const APIS: ReadonlyMap<string, string> = new Map([
  ['ServerlessRestApi', 'AWS::ApiGateway::RestApi'],
  ['ServerlessHttpApi', 'AWS::ApiGatewayV2::Api'],
]);

const SAM_PREFIX = 'AWS::Serverless::';

/** A resource that the template does not list but SAM generates from another (`OrdersRole` from function `Orders`); `undefined` where none has that name. */
export function implicitResource(logicalId: string, template: Template): Resource | undefined {
  const api = APIS.get(logicalId);
  if (api !== undefined)
    return generated(
      logicalId,
      api,
      [...template.resources.values()].find((resource) => resource.type.startsWith(SAM_PREFIX)),
    );
  const target = targetType(logicalId);
  if (target !== undefined) {
    const owner = [...template.resources.values()].find((resource) => makesTarget(resource, logicalId));
    if (owner !== undefined) return generated(logicalId, target, owner);
  }
  if (!logicalId.endsWith('Role')) return undefined;
  const owner = template.resources.get(logicalId.slice(0, -'Role'.length));
  return generated(logicalId, 'AWS::IAM::Role', owner?.type.startsWith(SAM_PREFIX) ? owner : undefined);
}

function targetType(logicalId: string): string | undefined {
  if (logicalId.endsWith('Queue')) return 'AWS::SQS::Queue';
  return logicalId.endsWith('Topic') ? 'AWS::SNS::Topic' : undefined;
}

/** A function's destinations that it does not name, and the queues between topics and it. */
function makesTarget({ type, logicalId: owner, properties }: Resource, logicalId: string): boolean {
  if (type !== `${SAM_PREFIX}Function` || !logicalId.startsWith(owner)) return false;
  const rest = logicalId.slice(owner.length);
  return (
    /^EventInvokeConfigOn(Success|Failure)(Queue|Topic)$/.test(rest) ||
    members(member(properties, 'Events')).some(([event, node]) => rest === `${event}Queue` && scalarText(member(node, 'Type')) === 'SNS')
  );
}

function generated(logicalId: string, type: string, owner: Resource | undefined): Resource | undefined {
  if (owner === undefined) return undefined;
  const properties = { kind: 'map', members: new Map(), keys: new Map(), origin: owner.origin } as const;
  return { logicalId, type, properties, metadata: undefined, condition: owner.condition, origin: owner.origin };
}
