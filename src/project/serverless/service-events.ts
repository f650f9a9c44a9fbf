import { mapNode, scalarNode } from '../cloudformation/build-node.ts';
import { items, member, members, scalarText, type TemplateMap, type TemplateNode } from '../cloudformation/template-node.ts';

/**
 * The event types that Lambda polls, as SAM's event type and the members that hold the source's ARN:
 * https://github.com/oss-serverless/serverless/tree/main/docs/events. All others invoke the function by its resource policy.
 */
const POLLED: ReadonlyMap<string, { readonly type: string; readonly property: string }> = new Map([
  ['sqs', { type: 'SQS', property: 'Queue' }],
  ['stream', { type: 'Kinesis', property: 'Stream' }],
  ['msk', { type: 'MSK', property: 'Stream' }],
  ['activemq', { type: 'MQ', property: 'Broker' }],
  ['rabbitmq', { type: 'MQ', property: 'Broker' }],
  ['kafka', { type: 'SelfManagedKafka', property: '' }],
  ['documentDb', { type: 'DocumentDB', property: 'Cluster' }],
  ['documentdb', { type: 'DocumentDB', property: 'Cluster' }],
]);

/** The members that name a secret for signing in to the source. */
const SECRETS: ReadonlyMap<string, string> = new Map([
  ['basicAuthArn', 'BASIC_AUTH'],
  ['saslScram256', 'SASL_SCRAM_256_AUTH'],
  ['saslScram256Auth', 'SASL_SCRAM_256_AUTH'],
  ['saslScram512', 'SASL_SCRAM_512_AUTH'],
  ['saslScram512Auth', 'SASL_SCRAM_512_AUTH'],
  ['saslPlainAuth', 'BASIC_AUTH'],
  ['clientCertificateTlsAuth', 'CLIENT_CERTIFICATE_TLS_AUTH'],
  ['serverRootCaCertificate', 'SERVER_ROOT_CA_CERTIFICATE'],
  ['vpcSubnet', 'VPC_SUBNET'],
  ['vpcSecurityGroup', 'VPC_SECURITY_GROUP'],
]);

/** The event types that are routes of an API, as SAM's; SAM has none for WebSocket APIs. */
const ROUTES: ReadonlyMap<string, string> = new Map([
  ['http', 'Api'],
  ['httpApi', 'HttpApi'],
  ['websocket', 'WebSocket'],
]);

/** The event types that invoke the function without waiting for an answer, as SAM's. */
const ASYNCHRONOUS: ReadonlyMap<string, string> = new Map([
  ['schedule', 'Schedule'],
  ['sns', 'SNS'],
  ['s3', 'S3'],
  ['eventBridge', 'EventBridgeRule'],
  ['cloudwatchEvent', 'CloudWatchEvent'],
  ['cloudwatchLog', 'CloudWatchLogs'],
  ['iot', 'IoTRule'],
]);

/** `alexaSkill: amzn1.ask.skill.…`, or a map with `appId`: https://github.com/oss-serverless/serverless/blob/main/docs/events/alexa-skill.md. */
const SKILL = 'alexaSkill';

/** The events of a function in SAM's form: `{ Events: { E0: { Type, Properties } } }` without the outer member; those that say nothing of roles or callers are left out. */
export function serviceEvents(events: TemplateNode | undefined): TemplateMap | undefined {
  if (events === undefined) return undefined;
  const polled = items(events).flatMap((event, index) =>
    members(event).flatMap(([name, settings]) => {
      const source = POLLED.get(name);
      if (source === undefined) return callerEvent(name, settings, `E${index}`);
      const properties = mapNode(
        [
          ...(source.property === '' ? [] : [[source.property, sourceArn(settings)] as const]),
          ['SourceAccessConfigurations', accessConfigurations(settings)],
          ['DestinationConfig', failureDestination(settings)],
        ],
        event.origin,
      );
      const node = mapNode(
        [
          ['Type', scalarNode(scalarText(member(settings, 'type')) === 'dynamodb' ? 'DynamoDB' : source.type, event.origin)],
          ['Properties', properties],
        ],
        event.origin,
      );
      return [[`E${index}`, node] as const];
    }),
  );
  return mapNode(polled, events.origin);
}

/** An event by which others call the function: a route of an API, or a service that does not wait. */
function callerEvent(name: string, settings: TemplateNode, id: string): readonly (readonly [string, TemplateMap])[] {
  const type = ROUTES.get(name) ?? ASYNCHRONOUS.get(name) ?? (name === SKILL ? 'AlexaSkill' : undefined);
  if (type === undefined) return [];
  const { origin } = settings;
  const properties =
    name === 'websocket'
      ? webSocketProperties(settings)
      : name === SKILL
        ? mapNode([['SkillId', settings.kind === 'scalar' ? settings : member(settings, 'appId')]], origin)
        : ROUTES.has(name)
          ? routeProperties(settings)
          : undefined;
  return [
    [
      id,
      mapNode(
        [
          ['Type', scalarNode(type, origin)],
          ['Properties', properties],
        ],
        origin,
      ),
    ],
  ];
}

/** `$connect`, or a map with `route` and `authorizer`: https://github.com/oss-serverless/serverless/blob/main/docs/events/websocket.md. */
function webSocketProperties(settings: TemplateNode): TemplateMap {
  const { origin } = settings;
  const authorizer = member(settings, 'authorizer');
  const auth =
    authorizer === undefined ? undefined : mapNode([['Authorizer', scalarNode(authorizerName(authorizer), authorizer.origin)]], origin);
  return mapNode(
    [
      ['Method', member(settings, 'route') ?? settings],
      ['Auth', auth],
    ],
    origin,
  );
}

/** `GET /orders`, or a map with `method`, `path`, `authorizer` and `private`. */
function routeProperties(settings: TemplateNode): TemplateMap {
  const { origin } = settings;
  const [first, second] = (scalarText(settings) ?? '').split(/\s+/);
  const text = (name: string, otherwise: string | undefined) => {
    const node = member(settings, name);
    return node ?? (otherwise === undefined || otherwise === '' ? undefined : scalarNode(otherwise, origin));
  };
  const authorizer = member(settings, 'authorizer');
  const isKeyRequired = scalarText(member(settings, 'private')) === 'true';
  return mapNode(
    [
      ['Method', text('method', first === '*' ? 'ANY' : first)],
      ['Path', text('path', second ?? '/')],
      [
        'Auth',
        mapNode(
          [
            ['Authorizer', authorizer === undefined ? undefined : scalarNode(authorizerName(authorizer), authorizer.origin)],
            ['ApiKeyRequired', isKeyRequired ? scalarNode('true', origin) : undefined],
          ],
          origin,
        ),
      ],
    ],
    origin,
  );
}

/** IAM in every spelling of the framework, else some authorizer. */
function authorizerName(node: TemplateNode): string {
  const name = scalarText(node) ?? scalarText(member(node, 'type')) ?? scalarText(member(node, 'name')) ?? 'authorizer';
  return name.toLowerCase() === 'aws_iam' ? 'AWS_IAM' : name.toUpperCase() === 'NONE' ? 'authorizer' : name;
}

/** The event is the ARN itself or has it as `arn`. */
function sourceArn(settings: TemplateNode): TemplateNode | undefined {
  return member(settings, 'arn') ?? settings;
}

function accessConfigurations(settings: TemplateNode): TemplateNode | undefined {
  const configured = [...members(settings), ...members(member(settings, 'accessConfigurations'))].flatMap(([name, value]) => {
    const type = SECRETS.get(name);
    if (type === undefined) return [];
    const values = value.kind === 'list' ? value.items : [value];
    return values.map((uri) =>
      mapNode(
        [
          ['Type', scalarNode(type, value.origin)],
          ['URI', uri],
        ],
        value.origin,
      ),
    );
  });
  return configured.length === 0 ? undefined : { kind: 'list', items: configured, origin: settings.origin };
}

/** `destinations.onFailure`, an ARN or `{ arn, type }`. */
function failureDestination(settings: TemplateNode): TemplateNode | undefined {
  const target = member(settings, 'destinations', 'onFailure');
  if (target === undefined) return undefined;
  const arn = scalarText(target) === undefined ? (member(target, 'arn') ?? target) : target;
  return mapNode([['OnFailure', mapNode([['Destination', arn]], target.origin)]], target.origin);
}
