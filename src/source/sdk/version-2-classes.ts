import { serviceOfV2Class, services } from '../../catalog/services.ts';
import { escapeAll } from '../eval/calls/escape.ts';
import type { Call } from '../eval/calls/native.ts';
import type { Evaluator } from '../eval/evaluator.ts';
import { getProperty } from '../eval/property.ts';
import { type ExternalAlternative, literalValue, objectValue, unknownData, type Value } from '../eval/value.ts';
import { join } from '../eval/value-set.ts';
import { clientValue, restyled } from './client.ts';
import { configuredOver, readConfiguration } from './client-configuration.ts';
import { clientsIn } from './make-request.ts';
import { constructVersion2Helper } from './version-2-helpers.ts';

/** The members of `AWS` that are no services, so that their construction is no request. */
const OTHER_CLASSES = new Set([
  'Config',
  'Endpoint',
  'HttpRequest',
  'Credentials',
  'EnvironmentCredentials',
  'FileSystemCredentials',
  'SharedIniFileCredentials',
  'EC2MetadataCredentials',
  'ECSCredentials',
  'RemoteCredentials',
  'CredentialProviderChain',
  'Converter',
  'NodeHttpClient',
  'MetadataService',
  'TokenFileWebIdentityCredentials',
]);

export function isVersion2Package(name: string): boolean {
  return name === 'aws-sdk';
}

/** `new AWS.S3(...)`, `new (require('aws-sdk/clients/s3'))(...)`, `new AWS.DynamoDB.DocumentClient(...)`. */
export function constructVersion2(evaluator: Evaluator, alternative: ExternalAlternative, call: Call): Value {
  const path = classPath(alternative);
  const helper = constructVersion2Helper(evaluator, path, call);
  if (helper !== undefined) return helper;
  const [className = ''] = path;
  const service = serviceOfV2Class(className);
  if (service === undefined) {
    if (!OTHER_CLASSES.has(className)) reportUnknownClass(evaluator, className, call);
    return unknownData('unresolved', `an instance of AWS.${path.join('.')}`);
  }
  const configuration = configurationOf(evaluator, service, call);
  if (path[1] !== 'DocumentClient') return clientValue({ service, style: 'v2', ...configuration });
  const given = clientsIn(
    getProperty(
      evaluator,
      call.arguments.at(0).filter(({ kind }) => kind === 'object'),
      literalValue('service'),
      call.node,
    ),
  );
  return given.length === 0
    ? clientValue({ service, style: 'v2-document', ...configuration })
    : join(...given.map((client) => restyled(client, 'v2-document')));
}

/** The configuration given here over what `AWS.config.update` set before. */
function configurationOf(evaluator: Evaluator, service: string, call: Call): ReturnType<typeof readConfiguration> {
  const own = readConfiguration(evaluator, call.arguments.at(0), call.node);
  const global = readConfiguration(evaluator, objectValue(evaluator.modules.globalObject('aws-sdk:config')), call.node);
  const specific = readConfiguration(evaluator, objectValue(evaluator.modules.globalObject(`aws-sdk:config.${service}`)), call.node);
  return configuredOver(own, configuredOver(specific, global));
}

/** `aws-sdk` with path `S3`, or `aws-sdk/clients/s3`, whose file names are the class names in lower case. */
function classPath(alternative: ExternalAlternative): readonly string[] {
  const file = /^aws-sdk\/clients\/(.+?)(?:\.js)?$/.exec(alternative.package)?.[1];
  if (file === undefined || file === 'all') return alternative.path;
  for (const service of services().values()) {
    const found = service.v2Classes.find((name) => name.toLowerCase() === file.toLowerCase());
    if (found !== undefined) return [found, ...alternative.path.filter((name) => name !== found)];
  }
  return [file, ...alternative.path];
}

function reportUnknownClass(evaluator: Evaluator, className: string, call: Call): void {
  escapeAll(evaluator, call.arguments.all(), call.node);
  evaluator.journal.report(call.node, {
    rule: 'unknown-service',
    severity: 'warning',
    message: `'AWS.${className}' is no service that is known; the actions behind it are missing`,
    incomplete: '*',
  });
}
