import { describe, expect, it } from 'vitest';
import { UnknownOperationError, UnknownServiceError, UnmappedOperationError } from '../../src/catalog/errors.ts';
import { requirementsOf } from '../../src/catalog/requirements-of.ts';
import { lines } from './values.ts';

const needs = (service: string, operation: string, input?: unknown) => lines(requirementsOf({ service, operation, input }));

describe('requirementsOf', () => {
  it('takes plain JSON', () => {
    expect(needs('s3', 'GetObject', { Bucket: 'b', Key: 'a/b.txt' })).toEqual(['s3:GetObject arn:{partition}:s3:::b/a/b.txt']);
  });

  it('leaves an unknown part where a required member is missing', () => {
    expect(needs('sfn', 'StartExecution')).toEqual(['states:StartExecution arn:{partition}:states:{region}:*:stateMachine:<unbound>']);
  });

  it('passes a required role even where it is not given', () => {
    expect(needs('lambda', 'CreateFunction', { FunctionName: 'f' })).toContain(
      'iam:PassRole arn:{partition}:iam::{account}:role/<unbound> StringEquals iam:PassedToService=lambda.amazonaws.com',
    );
  });

  it('holds a missing member for absent', () => {
    expect(needs('s3', 'PutObject', { Bucket: 'b', Key: 'k' })).toEqual(['s3:PutObject arn:{partition}:s3:::b/k']);
    expect(needs('s3', 'PutObject', { Bucket: 'b', Key: 'k', Tagging: null })).toEqual(['s3:PutObject arn:{partition}:s3:::b/k']);
  });

  it('needs nothing item by item where there is no item', () => {
    expect(needs('dynamodb', 'TransactWriteItems')).toEqual([]);
    expect(needs('dynamodb', 'ExecuteStatement')).toEqual([]);
  });

  it('needs nothing for operations without permission', () => {
    expect(needs('sts', 'GetCallerIdentity')).toEqual([]);
    expect(needs('cognito-identity-provider', 'InitiateAuth')).toEqual([]);
  });

  it('writes stars of the input as characters, not as wildcards', () => {
    const [found] = requirementsOf({ service: 'dynamodb', operation: 'GetItem', input: { TableName: 'a*' } });
    expect(found?.resource.some(({ kind }) => kind === 'wildcard')).toBe(false);
  });

  it('takes what is nested without end for unknown', () => {
    const endless: Record<string, unknown> = { Bucket: 'b' };
    endless.Key = endless;
    expect(needs('s3', 'GetObject', endless)).toHaveLength(1);
    const deep = JSON.parse(`${'{"Delete":'.repeat(20_000)}1${'}'.repeat(20_000)}`);
    expect(needs('s3', 'DeleteObjects', { Bucket: 'b', ...deep })).not.toEqual([]);
  });

  it('throws a typed error for what it does not know', () => {
    expect(() => requirementsOf({ service: 'nothing', operation: 'GetObject' })).toThrow(UnknownServiceError);
    expect(() => requirementsOf({ service: 's3', operation: 'Nothing' })).toThrow(UnknownOperationError);
    expect(() => requirementsOf({ service: 's3', operation: 'constructor' })).toThrow(UnknownOperationError);
    expect(() => requirementsOf({ service: 'iotthingsgraph', operation: 'CreateFlowTemplate' })).toThrow(UnmappedOperationError);
  });

  it('answers for the package of an older name as for the newer', () => {
    expect(needs('cloudwatch-events', 'PutEvents', { Entries: [{}] })).toEqual(needs('eventbridge', 'PutEvents', { Entries: [{}] }));
  });

  it('reads the bindings of names where no rule is written', () => {
    expect(needs('ivs', 'GetChannel', { arn: 'arn:aws:ivs:eu-west-1:111122223333:channel/abc' })).toEqual([
      'ivs:GetChannel arn:aws:ivs:eu-west-1:111122223333:channel/abc',
    ]);
    expect(needs('amp', 'DeleteWorkspace', { workspaceId: 'ws-1' })).toEqual([
      'aps:DeleteWorkspace arn:{partition}:aps:{region}:{account}:workspace/ws-1',
    ]);
  });

  it('writes the letters once that id and ARN have in common', () => {
    expect(needs('organizations', 'DescribeOrganizationalUnit', { OrganizationalUnitId: 'ou-ab12-x' })[0]).toMatch(/\/ou-ab12-x$/);
  });

  it('authorises API Gateway by method and path', () => {
    expect(needs('api-gateway', 'GetRestApis')).toEqual(['apigateway:GET arn:{partition}:apigateway:{region}::/restapis']);
    expect(needs('api-gateway', 'UpdateStage', { restApiId: 'abc', stageName: 'prod' })).toEqual([
      'apigateway:PATCH arn:{partition}:apigateway:{region}::/restapis/abc/stages/prod',
    ]);
    expect(needs('apigatewayv2', 'DeleteRoute', { ApiId: 'abc' })).toEqual([
      'apigateway:DELETE arn:{partition}:apigateway:{region}::/apis/abc/routes/<unbound>',
    ]);
  });
});
