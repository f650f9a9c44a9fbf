import type { Grant } from '../sam-tables.ts';
import { items, member, scalarText, type TemplateNode } from './template-node.ts';

/** Rows with the nodes of their parameters. */
export interface SourceGrants {
  readonly grants: readonly Grant[];
  readonly parameters: readonly (readonly [string, TemplateNode])[];
}

/** What SAM writes into the generated role for a source beyond a managed policy, per event type, by the settings of the event. */
const GRANTS: ReadonlyMap<string, (settings: TemplateNode | undefined) => SourceGrants> = new Map([
  ['MSK', (settings) => join(schemaRegistry(settings), secret(settings, ['CLIENT_CERTIFICATE_TLS_AUTH']))],
  ['MQ', (settings) => join(secret(settings, ['BASIC_AUTH']), on('Broker', ['mq:DescribeBroker'], settings), secretKey(settings))],
  [
    'SelfManagedKafka',
    (settings) => join(secret(settings, KAFKA_SIGN_IN), network(settings), secretKey(settings), schemaRegistry(settings)),
  ],
  [
    'DocumentDB',
    (settings) =>
      join(secret(settings, ['BASIC_AUTH']), on('Cluster', ['rds:DescribeDBClusters'], settings), DATABASE, secretKey(settings)),
  ],
]);

const KAFKA_SIGN_IN = ['SASL_SCRAM_256_AUTH', 'SASL_SCRAM_512_AUTH', 'BASIC_AUTH', 'CLIENT_CERTIFICATE_TLS_AUTH'];

const NETWORK: Grant = {
  actions: [
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeVpcs',
    'ec2:DescribeSubnets',
    'ec2:DescribeSecurityGroups',
  ],
  resources: ['*'],
};

const DATABASE: SourceGrants = {
  grants: [
    { actions: ['rds:DescribeDBClusterParameters'], resources: ['arn:${Partition}:rds:${Region}:${Account}:cluster-pg:*'] },
    { actions: ['rds:DescribeDBSubnetGroups'], resources: ['arn:${Partition}:rds:${Region}:${Account}:subgrp:*'] },
    NETWORK,
  ],
  parameters: [],
};

const NONE: SourceGrants = { grants: [], parameters: [] };

/** The rows of an event of that type; none for the types that a managed policy covers. */
export function sourceGrants(type: string, settings: TemplateNode | undefined): SourceGrants {
  return GRANTS.get(type)?.(settings) ?? NONE;
}

function join(...all: readonly SourceGrants[]): SourceGrants {
  return { grants: all.flatMap(({ grants }) => grants), parameters: all.flatMap(({ parameters }) => parameters) };
}

function on(property: string, actions: readonly string[], settings: TemplateNode | undefined): SourceGrants {
  const node = member(settings, property);
  return node === undefined
    ? NONE
    : { grants: [{ actions: [...actions], resources: [`\${${property}}`] }], parameters: [[property, node]] };
}

/** The secret of the first access configuration of one of these types. */
function secret(settings: TemplateNode | undefined, types: readonly string[]): SourceGrants {
  const configuration = items(member(settings, 'SourceAccessConfigurations')).find((one) => types.includes(typeOf(one)));
  const uri = member(configuration, 'URI');
  return uri === undefined
    ? NONE
    : { grants: [{ actions: ['secretsmanager:GetSecretValue'], resources: ['${Secret}'] }], parameters: [['Secret', uri]] };
}

function network(settings: TemplateNode | undefined): SourceGrants {
  const types = items(member(settings, 'SourceAccessConfigurations')).map(typeOf);
  return types.includes('VPC_SUBNET') && types.includes('VPC_SECURITY_GROUP') ? { grants: [NETWORK], parameters: [] } : NONE;
}

function typeOf(configuration: TemplateNode): string {
  return scalarText(member(configuration, 'Type')) ?? '';
}

function secretKey(settings: TemplateNode | undefined): SourceGrants {
  const key = member(settings, 'SecretsManagerKmsKeyId');
  return key === undefined
    ? NONE
    : {
        grants: [{ actions: ['kms:Decrypt'], resources: ['arn:${Partition}:kms:${Region}:${Account}:key/${Key}'] }],
        parameters: [['Key', key]],
      };
}

/** A Glue schema registry, and the secrets for signing in to one of another kind. */
function schemaRegistry(settings: TemplateNode | undefined): SourceGrants {
  const configuration = member(settings, 'SchemaRegistryConfig');
  const uri = member(configuration, 'SchemaRegistryURI');
  const secrets = items(member(configuration, 'AccessConfigs')).flatMap((access) => member(access, 'URI') ?? []);
  const signIn = secrets.map(
    (node, index): SourceGrants => ({
      grants: [{ actions: ['secretsmanager:GetSecretValue'], resources: [`\${RegistrySecret${index}}`] }],
      parameters: [[`RegistrySecret${index}`, node]],
    }),
  );
  const name = /^arn:(?:[^:]*:){4}registry\/(.*)$/.exec(scalarText(uri) ?? scalarText(member(uri, 'Fn::Sub')) ?? '')?.[1];
  if (uri === undefined || name === undefined) return join(...signIn);
  const registry: SourceGrants = {
    grants: [
      { actions: ['glue:GetRegistry'], resources: ['${Registry}'] },
      { actions: ['glue:GetSchemaVersion'], resources: [`arn:\${Partition}:glue:\${Region}:\${Account}:schema/${name}/*`] },
    ],
    parameters: [['Registry', uri]],
  };
  return join(...signIn, registry);
}
