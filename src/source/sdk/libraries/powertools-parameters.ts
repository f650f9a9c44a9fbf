import type { Effect, ExportModel, LibraryModel, RequestModel, Source } from '../library-model.ts';

const NAME: Source = { argument: 0 };
const CLIENT: Source = { constructed: 0, path: ['awsSdkV3Client'] };

const DECRYPT: Source = { argument: 1, path: ['decrypt'] };
const SSM_ONE: RequestModel = { service: 'ssm', operation: 'GetParameter', input: { Name: NAME, WithDecryption: DECRYPT }, client: CLIENT };
const SSM_PATH: RequestModel = {
  service: 'ssm',
  operation: 'GetParametersByPath',
  input: { Path: NAME, Recursive: { argument: 1, path: ['recursive'] }, WithDecryption: DECRYPT },
  client: CLIENT,
};
const SSM_NAMES: RequestModel = {
  service: 'ssm',
  operation: 'GetParameters',
  input: { Names: { listOf: { namesOf: NAME } } },
  client: CLIENT,
};
const SSM_SET: RequestModel = { service: 'ssm', operation: 'PutParameter', input: { Name: NAME }, client: CLIENT };
const SECRET: RequestModel = { service: 'secrets-manager', operation: 'GetSecretValue', input: { SecretId: NAME }, client: CLIENT };
const TABLE = { TableName: { constructed: 0, path: ['tableName'] } } as const;

function effect(...requests: readonly RequestModel[]): Effect {
  return { requests, result: { kind: 'data', reason: 'a fetched value' } };
}

function provider(methods: Readonly<Record<string, Effect>>): ExportModel {
  return { construct: { result: { kind: 'object', methods } } };
}

function appConfig(application: Source, environment: Source): Effect {
  const input = { ConfigurationProfileIdentifier: NAME, ApplicationIdentifier: application, EnvironmentIdentifier: environment };
  return effect(
    { service: 'appconfigdata', operation: 'StartConfigurationSession', input, client: CLIENT },
    { service: 'appconfigdata', operation: 'GetLatestConfiguration', input, client: CLIENT },
  );
}

/** https://docs.powertools.aws.dev/lambda/typescript/latest/features/parameters/ (Required IAM permissions). */
export const POWERTOOLS_PARAMETERS: readonly LibraryModel[] = [
  {
    packages: ['@aws-lambda-powertools/parameters/ssm'],
    exports: {
      getParameter: { call: effect(SSM_ONE) },
      getParameters: { call: effect(SSM_PATH) },
      getParametersByName: { call: effect(SSM_NAMES) },
      setParameter: { call: effect(SSM_SET) },
      SSMProvider: provider({
        get: effect(SSM_ONE),
        getMultiple: effect(SSM_PATH),
        getParametersByName: effect(SSM_NAMES),
        set: effect(SSM_SET),
      }),
    },
  },
  {
    packages: ['@aws-lambda-powertools/parameters/secrets'],
    exports: { getSecret: { call: effect(SECRET) }, SecretsProvider: provider({ get: effect(SECRET) }) },
  },
  {
    packages: ['@aws-lambda-powertools/parameters/dynamodb'],
    exports: {
      DynamoDBProvider: provider({
        get: effect({ service: 'dynamodb', operation: 'GetItem', input: TABLE, client: CLIENT }),
        getMultiple: effect({ service: 'dynamodb', operation: 'Query', input: TABLE, client: CLIENT }),
      }),
    },
  },
  {
    packages: ['@aws-lambda-powertools/parameters/appconfig'],
    exports: {
      getAppConfig: { call: appConfig({ argument: 1, path: ['application'] }, { argument: 1, path: ['environment'] }) },
      AppConfigProvider: provider({ get: appConfig({ constructed: 0, path: ['application'] }, { constructed: 0, path: ['environment'] }) }),
    },
  },
];
