import { describe, expect, it } from 'vitest';
import { operationOfEvent, operationsOfEvent } from '../../src/catalog/trail-events.ts';

describe('operations of trail records', () => {
  it.each([
    ['lambda.amazonaws.com', 'Invoke', 'lambda', 'Invoke'],
    ['lambda.amazonaws.com', 'GetFunction20150331v2', 'lambda', 'GetFunction'],
    ['lambda.amazonaws.com', 'ListFunctions20150331', 'lambda', 'ListFunctions'],
    ['cloudfront.amazonaws.com', 'CreateInvalidation2020_05_31', 'cloudfront', 'CreateInvalidation'],
    ['monitoring.amazonaws.com', 'PutMetricData', 'cloudwatch', 'PutMetricData'],
    ['states.amazonaws.com', 'StartExecution', 'sfn', 'StartExecution'],
    ['events.amazonaws.com', 'PutRule', 'eventbridge', 'PutRule'],
    ['logs.amazonaws.com', 'CreateLogStream', 'cloudwatch-logs', 'CreateLogStream'],
    ['dynamodb.amazonaws.com', 'GetRecords', 'dynamodb-streams', 'GetRecords'],
    ['streams.dynamodb.amazonaws.com', 'GetRecords', 'dynamodb-streams', 'GetRecords'],
    ['s3.amazonaws.com', 'GetBucketEncryption', 's3', 'GetBucketEncryption'],
    ['s3.amazonaws.com', 'GetBucketPublicAccessBlock', 's3', 'GetPublicAccessBlock'],
    ['s3.amazonaws.com', 'ListObjects', 's3', 'ListObjects'],
    ['kms.amazonaws.com', 'ReEncrypt', 'kms', 'ReEncrypt'],
    ['bedrock.amazonaws.com', 'Converse', 'bedrock-runtime', 'Converse'],
    ['ses.amazonaws.com', 'SendEmail', 'sesv2', 'SendEmail'],
    ['rdsdata.amazonaws.com', 'ExecuteStatement', 'rds-data', 'ExecuteStatement'],
    ['rdsdataapi.amazonaws.com', 'ExecuteStatement', 'rds-data', 'ExecuteStatement'],
    ['s3express.amazonaws.com', 'CreateSession', 's3', 'CreateSession'],
    ['tagging.amazonaws.com', 'GetResources', 'resource-groups-tagging-api', 'GetResources'],
    ['apigateway.amazonaws.com', 'CreateRestApi', 'api-gateway', 'CreateRestApi'],
    ['apigateway.amazonaws.com', 'CreateApi', 'apigatewayv2', 'CreateApi'],
    ['sqs.amazonaws.com.cn', 'SendMessage', 'sqs', 'SendMessage'],
    ['datasync.amazonaws.com', 'CreateLocationS3', 'datasync', 'CreateLocationS3'],
    ['connect.amazonaws.com', 'GetMetricDataV2', 'connect', 'GetMetricDataV2'],
  ])('%s %s is %s %s', (source, name, service, operation) => {
    expect(operationOfEvent(source, name)).toEqual({ service, operation });
  });

  it.each([
    ['signin.amazonaws.com', 'ConsoleLogin'],
    ['s3.amazonaws.com', 'NoSuchEvent'],
    ['nothing.amazonaws.com', 'GetObject'],
  ])('does not know %s %s', (source, name) => {
    expect(operationOfEvent(source, name)).toBeUndefined();
  });

  it.each([
    ['s3.amazonaws.com', 'GetObject', ['s3']],
    ['apigateway.amazonaws.com', 'CreateStage', ['api-gateway', 'apigatewayv2']],
    ['ses.amazonaws.com', 'SendEmail', ['pinpoint-email', 'ses', 'sesv2']],
  ])('%s %s may be of %j', (source, name, services) => {
    expect(
      operationsOfEvent(source, name)
        .map(({ service }) => service)
        .sort(),
    ).toEqual(services);
  });
});
