import { describe, expect, it } from 'vitest';
import {
  hasOperation,
  operationOfCommand,
  operationOfMethod,
  operationOfPaginator,
  operationOfWaiter,
  operationsOf,
} from '../../src/catalog/operations.ts';
import { clientClass, serviceOfPackage, serviceOfV2Class, services } from '../../src/catalog/services.ts';

describe('services', () => {
  it.each([
    ['@aws-sdk/client-s3', 's3'],
    ['@aws-sdk/client-cognito-identity-provider', 'cognito-identity-provider'],
    ['@aws-sdk/client-sfn', 'sfn'],
    ['@aws-sdk/client-cloudwatch-logs', 'cloudwatch-logs'],
    ['@aws-sdk/client-application-discovery-service', 'application-discovery-service'],
    ['@aws-sdk/client-transcribe-streaming', 'transcribe-streaming'],
    ['@aws-sdk/client-nothing', undefined],
    ['@aws-sdk/lib-dynamodb', undefined],
    ['client-s3', undefined],
  ])('finds the service of %s', (specifier, service) => {
    expect(serviceOfPackage(specifier)).toBe(service);
  });

  it.each([
    ['S3', 's3'],
    ['DynamoDB', 'dynamodb'],
    ['DynamoDBStreams', 'dynamodb-streams'],
    ['StepFunctions', 'sfn'],
    ['EventBridge', 'eventbridge'],
    ['CloudWatchEvents', 'cloudwatch-events'],
    ['CloudWatchLogs', 'cloudwatch-logs'],
    ['CognitoIdentityServiceProvider', 'cognito-identity-provider'],
    ['ApiGatewayManagementApi', 'apigatewaymanagementapi'],
    ['SecretsManager', 'secrets-manager'],
    ['SSM', 'ssm'],
    ['STS', 'sts'],
    ['ELBv2', 'elastic-load-balancing-v2'],
    ['IotData', 'iot-data-plane'],
    ['ResourceGroupsTaggingAPI', 'resource-groups-tagging-api'],
    ['Nothing', undefined],
  ])('finds the service of the class %s of version 2', (className, service) => {
    expect(serviceOfV2Class(className)).toBe(service);
  });

  it.each([
    ['s3', 'S3Client', 'client'],
    ['s3', 'S3', 'aggregated'],
    ['sfn', 'SFNClient', 'client'],
    ['dynamodb', 'DynamoDBClient', 'client'],
    ['cloudwatch-logs', 'CloudWatchLogsClient', 'client'],
    ['cloudwatch-events', 'CloudWatchEventsClient', 'client'],
    ['cognito-identity-provider', 'CognitoIdentityProvider', 'aggregated'],
    ['s3', 'GetObjectCommand', undefined],
  ])('knows what %s calls %s', (service, className, kind) => {
    expect(clientClass(service, className)).toBe(kind);
  });

  it('has all services of the models', () => {
    expect(services().size).toBeGreaterThanOrEqual(440);
    expect([...services().keys()].reduce((sum, service) => sum + operationsOf(service).length, 0)).toBeGreaterThanOrEqual(18_800);
  });
});

describe('operations', () => {
  it('are found by command, method, paginator and waiter', () => {
    expect(operationOfCommand('s3', 'GetObjectCommand')).toBe('GetObject');
    expect(operationOfMethod('s3', 'getObject')).toBe('GetObject');
    expect(operationOfPaginator('dynamodb', 'paginateListTables')).toBe('ListTables');
    expect(operationOfWaiter('dynamodb', 'waitUntilTableExists')).toBe('DescribeTable');
    expect(operationOfWaiter('dynamodb', 'waitForTableExists')).toBe('DescribeTable');
    expect(operationOfWaiter('dynamodb', 'tableExists')).toBe('DescribeTable');
    expect(hasOperation('cloudwatch-events', 'PutEvents')).toBe(true);
  });

  it('are not found under names that only look like theirs', () => {
    expect(operationOfCommand('s3', 'GetObject')).toBeUndefined();
    expect(operationOfCommand('s3', 'Command')).toBeUndefined();
    expect(operationOfCommand('sqs', 'GetObjectCommand')).toBeUndefined();
    expect(operationOfMethod('s3', 'GetObject')).toBeUndefined();
    expect(operationOfMethod('s3', 'constructor')).toBeUndefined();
    expect(operationOfWaiter('dynamodb', 'waitUntilNothing')).toBeUndefined();
    expect(hasOperation('nothing', 'GetObject')).toBe(false);
  });
});
