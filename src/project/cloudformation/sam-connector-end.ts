import type { Origin } from '../../model/origin.ts';
import { samConnectors } from '../sam-tables.ts';
import { attributeNode, referenceNode } from './build-node.ts';
import type { Evaluation } from './evaluation.ts';
import type { Resource } from './template.ts';
import { member, scalarText, type TemplateNode } from './template-node.ts';

/** The types of SAM that stand for one of CloudFormation. */
const STANDS_FOR: ReadonlyMap<string, string> = new Map([
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
]);

/** What a connector connects. */
export interface ConnectorEnd {
  readonly type: string | undefined;
  readonly arn: TemplateNode | undefined;
  readonly name: TemplateNode | undefined;
  /** The role by name or ARN. */
  readonly role: TemplateNode | undefined;
}

/** An end by its logical id, or by type, ARN and role where the template does not declare it. */
export function connectorEnd(node: TemplateNode, { template }: Evaluation): ConnectorEnd {
  const { origin } = node;
  const logicalId = scalarText(member(node, 'Id'));
  const resource = logicalId === undefined ? undefined : template.resources.get(logicalId);
  if (resource === undefined || logicalId === undefined) {
    const type = scalarText(member(node, 'Type'));
    return {
      type: type === undefined ? undefined : (STANDS_FOR.get(type) ?? type),
      arn: member(node, 'Arn'),
      name: member(node, 'Name'),
      role: member(node, 'RoleName'),
    };
  }
  const type = STANDS_FOR.get(resource.type) ?? resource.type;
  const row = samConnectors().types[type];
  const arn =
    row?.arn === undefined ? undefined : row.arn === 'Ref' ? referenceNode(logicalId, origin) : attributeNode(logicalId, row.arn, origin);
  return { type, arn, name: attributeNode(logicalId, 'Name', origin), role: roleOf(resource, row?.role, origin) };
}

/** SAM's own types name their role in one property, and without it SAM makes `<LogicalId>Role`. */
function roleOf({ type, logicalId, properties }: Resource, property: string | undefined, origin: Origin): TemplateNode | undefined {
  if (property === undefined) return undefined;
  if (!STANDS_FOR.has(type)) return member(properties, property);
  return member(properties, 'Role') ?? referenceNode(`${logicalId}Role`, origin);
}
