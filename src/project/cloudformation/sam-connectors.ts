import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { samConnectors } from '../sam-tables.ts';
import { mapNode, scalarNode } from './build-node.ts';
import { whereHolds } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { grantDocument } from './grant-document.ts';
import { type PolicyAttachment, rolePatterns } from './policy-attachments.ts';
import { connectorEnd } from './sam-connector-end.ts';
import type { Resource } from './template.ts';
import { items, keyOrigin, member, members, scalarText, type TemplateNode } from './template-node.ts';

/** A connector with both its ends, as a resource of its own or below its source. */
interface Connector {
  readonly id: string;
  readonly source: TemplateNode;
  readonly destination: TemplateNode;
  readonly permissions: readonly string[];
  readonly condition: string | undefined;
  readonly origin: Origin;
}

/**
 * The policies that SAM attaches to roles for connectors.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/managing-permissions-connectors.html
 */
export function connectorAttachments(evaluation: Evaluation): readonly PolicyAttachment[] {
  return [...evaluation.template.resources.values()]
    .flatMap((resource) => [...connectorResource(resource), ...embeddedConnectors(resource)])
    .flatMap((connector) => attachment(connector, evaluation));
}

function connectorResource({ type, logicalId, properties, condition, origin }: Resource): readonly Connector[] {
  return type === 'AWS::Serverless::Connector' ? connectors(logicalId, properties, member(properties, 'Source'), condition, origin) : [];
}

/** A connector below its source has a condition of its own, not that of the source. */
function embeddedConnectors({ logicalId, connectors: embedded }: Resource): readonly Connector[] {
  return members(embedded).flatMap(([name, node]) => {
    const origin = embedded?.kind === 'map' ? keyOrigin(embedded, name) : node.origin;
    const properties = member(node, 'Properties');
    const source = mapNode([['Id', scalarNode(logicalId, origin)], ...members(member(properties, 'SourceReference'))], origin);
    return properties === undefined
      ? []
      : connectors(`${logicalId}${name}`, properties, source, scalarText(member(node, 'Condition')), origin);
  });
}

/** One per destination; several are numbered. */
function connectors(
  id: string,
  properties: TemplateNode,
  source: TemplateNode | undefined,
  condition: string | undefined,
  origin: Origin,
): readonly Connector[] {
  const destination = member(properties, 'Destination');
  if (source === undefined || destination === undefined) return [];
  const permissions = items(member(properties, 'Permissions')).flatMap((node) => scalarText(node) ?? []);
  const common = { source, permissions, condition, origin };
  return destination.kind === 'list'
    ? destination.items.map((one, index) => ({ ...common, id: `${id}PolicyDestination${index}`, destination: one }))
    : [{ ...common, id: `${id}Policy`, destination }];
}

function attachment(connector: Connector, evaluation: Evaluation): readonly PolicyAttachment[] {
  const ends = { source: connectorEnd(connector.source, evaluation), destination: connectorEnd(connector.destination, evaluation) };
  const { connections, byResourcePolicy } = samConnectors();
  const connects = (row: { readonly source: string; readonly destination: string }) =>
    row.source === ends.source.type && row.destination === ends.destination.type;
  const row = connections.find(connects);
  if (row === undefined) {
    if (!byResourcePolicy.some(connects))
      evaluation.report(unread(connector, `SAM connects no ${ends.source.type ?? '(unknown)'} to ${ends.destination.type ?? '(unknown)'}`));
    return [];
  }
  const role = ends[row.roleOf].role;
  if (role === undefined) {
    evaluation.report(unread(connector, `its ${row.roleOf} has no role that the template names`));
    return [];
  }
  const parameters = [
    ['SourceArn', ends.source.arn],
    ['DestinationArn', ends.destination.arn],
    ['DestinationName', ends.destination.name],
  ] as const;
  const grants = connector.permissions.flatMap((permission) => row.access[permission] ?? []);
  const node = grantDocument(
    grants,
    parameters.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    connector.origin,
  );
  const policy = {
    name: `${evaluation.prefix}${connector.id}`,
    kind: 'managed',
    platform: false,
    when: whereHolds(connector.condition),
    content: { kind: 'document', node, evaluation },
    origin: connector.origin,
  } as const;
  return rolePatterns(role, evaluation).map((pattern) => ({ role: pattern, policy }));
}

function unread({ id, origin }: Connector, reason: string): Finding {
  return { rule: 'unread-connector', severity: 'note', message: `what connector ${id} attaches is not known: ${reason}`, origin };
}
