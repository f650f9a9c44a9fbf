import { describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import { readFiles } from './project-folder.ts';
import { showRole } from './show-role.ts';

function functionsOf(name: string, template: string): readonly LambdaFunction[] {
  return readFiles({ [name]: template, 'index.js': '' }).project.functions;
}

const BASIC = {
  'managed arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole': [
    'platform',
    'kept under arn:<partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
  ],
};

describe('roles as projects write them', () => {
  it('of an Amplify function, of which every name depends on the environment', () => {
    const template = JSON.stringify({
      Parameters: { env: { Type: 'String' }, storageName: { Type: 'String' }, storageArn: { Type: 'String' } },
      Conditions: { ShouldNotCreateEnvResources: { 'Fn::Equals': [{ Ref: 'env' }, 'NONE'] } },
      Resources: {
        LambdaFunction: {
          Type: 'AWS::Lambda::Function',
          Metadata: { 'aws:asset:path': './src', 'aws:asset:property': 'Code' },
          Properties: {
            Code: { S3Bucket: 'b', S3Key: 'k' },
            Handler: 'index.handler',
            FunctionName: { 'Fn::If': ['ShouldNotCreateEnvResources', 'orders', { 'Fn::Join': ['', ['orders', '-', { Ref: 'env' }]] }] },
            Role: { 'Fn::GetAtt': ['LambdaExecutionRole', 'Arn'] },
            Runtime: 'nodejs22.x',
          },
        },
        LambdaExecutionRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: {
              'Fn::If': ['ShouldNotCreateEnvResources', 'ordersRole', { 'Fn::Join': ['', ['ordersRole', '-', { Ref: 'env' }]] }],
            },
            AssumeRolePolicyDocument: {
              Version: '2012-10-17',
              Statement: [{ Effect: 'Allow', Principal: { Service: ['lambda.amazonaws.com'] }, Action: ['sts:AssumeRole'] }],
            },
          },
        },
        lambdaexecutionpolicy: {
          DependsOn: ['LambdaExecutionRole'],
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'lambda-execution-policy',
            Roles: [{ Ref: 'LambdaExecutionRole' }],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['logs:CreateLogGroup', 'logs:PutLogEvents'],
                  Resource: {
                    'Fn::Sub': [
                      'arn:aws:logs:${region}:${account}:log-group:/aws/lambda/${lambda}:log-stream:*',
                      { region: { Ref: 'AWS::Region' }, account: { Ref: 'AWS::AccountId' }, lambda: 'orders' },
                    ],
                  },
                },
              ],
            },
          },
        },
        AmplifyResourcesPolicy: {
          DependsOn: ['LambdaExecutionRole'],
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'amplify-lambda-execution-policy',
            Roles: [{ Ref: 'LambdaExecutionRole' }],
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['dynamodb:Get*', 'dynamodb:PutItem'],
                  Resource: [{ Ref: 'storageArn' }, { 'Fn::Join': ['/', [{ Ref: 'storageArn' }, 'index/*']] }],
                },
              ],
            },
          },
        },
      },
    });
    const [lambda] = functionsOf('function-cloudformation-template.json', template);
    expect([lambda?.role.kind, lambda?.role.id]).toEqual(['declared', 'LambdaExecutionRole']);
    expect(showRole(lambda?.role.declared)).toEqual({
      'inline lambda-execution-policy': [
        'Allow logs:CreateLogGroup, logs:PutLogEvents on arn:aws:logs:<region>:<account>:log-group:/aws/lambda/orders:log-stream:*',
      ],
      'inline amplify-lambda-execution-policy': [
        'Allow dynamodb:Get*, dynamodb:PutItem on <parameter storageArn>, <parameter storageArn>/index/*',
      ],
    });
  });

  it('of a CloudFormation stack that names its role by an ARN and splits what it grants', () => {
    const template = `
Parameters:
  RoleName: { Type: String, Default: orders-role }
  Extra: { Type: CommaDelimitedList, Default: '' }
  Buckets: { Type: CommaDelimitedList, Default: 'one, two' }
Mappings: { Accounts: { eu-west-1: { Id: '111122223333' }, us-east-1: { Id: '444455556666' } } }
Resources:
  Handler:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, Code: ., Role: !Sub 'arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/\${RoleName}' }
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref RoleName
      ManagedPolicyArns: !Ref Extra
      Policies:
        - PolicyName: !Sub '\${AWS::StackName}-read'
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              Effect: Allow
              Action: s3:GetObject
              Resource: !Split [',', !Sub ['arn:aws:s3:::\${inner}/*', { inner: !Join ['/*,arn:aws:s3:::', !Ref Buckets] }]]
        - PolicyName: assume
          PolicyDocument:
            Version: 2012-10-17
            Statement:
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: !Sub ['arn:aws:iam::\${Account}:role/reader', { Account: !FindInMap [Accounts, !Ref AWS::Region, Id] }]
`;
    const [lambda] = functionsOf('stack.yaml', template);
    expect([lambda?.role.kind, lambda?.role.id]).toEqual(['declared', 'Role']);
    expect(showRole(lambda?.role.declared)).toEqual({
      'inline *-read': ['Allow s3:GetObject on arn:aws:s3:::one/*, arn:aws:s3:::two/*'],
      'inline assume (only if one of 2 values of Resource)': [
        'only if one of 2 values of Resource',
        'Allow sts:AssumeRole on arn:aws:iam::111122223333:role/reader, arn:aws:iam::444455556666:role/reader',
      ],
    });
  });

  it('of a SAM application with the shared settings that most have', () => {
    const template = `
Transform: AWS::Serverless-2016-10-31
Parameters: { TableName: { Type: String, Default: orders } }
Globals:
  Function: { Runtime: nodejs22.x, Tracing: Active, Environment: { Variables: { TABLE: !Ref TableName } } }
  Api: { TracingEnabled: true }
Resources:
  Table: { Type: AWS::Serverless::SimpleTable, Properties: { TableName: !Ref TableName } }
  Queue: { Type: AWS::SQS::Queue }
  Create:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .
      Handler: index.handler
      Policies:
        - DynamoDBCrudPolicy:
            TableName: !Ref Table
        - SQSSendMessagePolicy:
            QueueName: !GetAtt Queue.QueueName
        - Statement:
            - Sid: Mail
              Effect: Allow
              Action: ses:Send*
              Resource: !Sub arn:\${AWS::Partition}:ses:\${AWS::Region}:\${AWS::AccountId}:identity/*
              Condition: { StringEquals: { ses:FromAddress: shop@example.com } }
      Events: { Post: { Type: Api, Properties: { Path: /orders, Method: post } } }
  Work:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: .
      Handler: index.handler
      Policies: AmazonDynamoDBReadOnlyAccess
      Events: { Jobs: { Type: SQS, Properties: { Queue: !GetAtt Queue.Arn } } }
`;
    const [create, work] = functionsOf('template.yaml', template).map(({ role }) => showRole(role.declared));
    const table = 'arn:<partition>:dynamodb:<region>:<account>:table/<Table.name=<parameter TableName=orders>>';
    const platform = (name: string) => ({
      [`managed arn:aws:iam::aws:policy/${name}`]: ['platform', `kept under arn:<partition>:iam::aws:policy/${name}`],
    });
    expect(create).toEqual({
      ...BASIC,
      ...platform('AWSXrayWriteOnlyAccess'),
      'inline CreateRolePolicy0': [
        `Allow dynamodb:BatchGetItem, dynamodb:BatchWriteItem, dynamodb:ConditionCheckItem, dynamodb:DeleteItem, dynamodb:DescribeTable, dynamodb:GetItem, dynamodb:PutItem, dynamodb:Query, dynamodb:Scan, dynamodb:UpdateItem on ${table}, ${table}/index/*`,
      ],
      'inline CreateRolePolicy1': ['Allow sqs:SendMessage* on arn:<partition>:sqs:<region>:<account>:<Queue.name=*-Queue-*>'],
      'inline CreateRolePolicy2': [
        'Allow ses:Send* on arn:<partition>:ses:<region>:<account>:identity/* if StringEquals ses:FromAddress shop@example.com',
      ],
    });
    expect(work).toEqual({
      ...BASIC,
      ...platform('AWSXrayWriteOnlyAccess'),
      ...platform('service-role/AWSLambdaSQSQueueExecutionRole'),
      'managed AmazonDynamoDBReadOnlyAccess': ['kept under AmazonDynamoDBReadOnlyAccess'],
    });
  });

  it('of a stack in which a Deny, a boundary and a customer managed policy limit what is allowed', () => {
    const template = `
Resources:
  Boundary:
    Type: AWS::IAM::ManagedPolicy
    Properties: { PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: [s3:*, logs:*], Resource: '*' }] } }
  Readers:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: readers
      Roles: [!Ref Role]
      PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: [s3:GetObject], Resource: !Join ['', [!GetAtt Bucket.Arn, '/*']] }] }
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: shop-files } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      PermissionsBoundary: !Ref Boundary
      ManagedPolicyArns: [!Ref Readers, !Join ['', ['arn:', !Ref 'AWS::Partition', ':iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole']]]
      Policies:
        - PolicyName: never
          PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Deny, Action: 's3:Delete*', NotResource: [!Sub '\${Bucket.Arn}/tmp/*'] }] }
  Handler:
    Type: AWS::Lambda::Function
    Properties: { Runtime: nodejs22.x, Handler: index.handler, Code: ., Role: !GetAtt Role.Arn }
`;
    const role = functionsOf('stack.yaml', template)[0]?.role.declared;
    expect(showRole(role)).toEqual({
      'inline never': ['Deny s3:Delete* on all but arn:<partition>:s3:::<Bucket.name=shop-files>/tmp/*'],
      'managed Readers': ['Allow s3:GetObject on arn:<partition>:s3:::<Bucket.name=shop-files>/*'],
      'managed arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole': [
        'kept under arn:<partition>:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole',
      ],
    });
    expect(role?.boundary?.name).toBe('Boundary');
    expect(role?.boundary?.content.kind).toBe('statements');
  });
});
