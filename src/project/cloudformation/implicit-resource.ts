import type { Resource, Template } from './template.ts';

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
  const [, invoking = '', kind = ''] = /^(.+)EventInvokeConfigOn(?:Success|Failure)(Queue|Topic)$/.exec(logicalId) ?? [];
  if (kind !== '') {
    const owner = template.resources.get(invoking);
    return generated(
      logicalId,
      kind === 'Queue' ? 'AWS::SQS::Queue' : 'AWS::SNS::Topic',
      owner?.type === 'AWS::Serverless::Function' ? owner : undefined,
    );
  }
  if (!logicalId.endsWith('Role')) return undefined;
  const owner = template.resources.get(logicalId.slice(0, -'Role'.length));
  return generated(logicalId, 'AWS::IAM::Role', owner?.type.startsWith(SAM_PREFIX) ? owner : undefined);
}

function generated(logicalId: string, type: string, owner: Resource | undefined): Resource | undefined {
  if (owner === undefined) return undefined;
  const properties = { kind: 'map', members: new Map(), keys: new Map(), origin: owner.origin } as const;
  return { logicalId, type, properties, metadata: undefined, condition: owner.condition, origin: owner.origin };
}
