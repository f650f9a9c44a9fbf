import { describe, expect, it } from 'vitest';
import { environmentOf } from './environment-of.ts';

const PLACE = '<region>:<account>';

/** Each type: what `Ref` returns, an attribute, and what it returns, for a resource without a name. From the type's page in the CloudFormation reference. */
const TYPES: readonly (readonly [string, string, string?, string?])[] = [
  ['AWS::S3::Bucket', '<R.name=*-r-*>', 'Arn', 'arn:<partition>:s3:::<R.name=*-r-*>'],
  [
    'AWS::DynamoDB::Table',
    '<R.name=<stackName>-R-*>',
    'StreamArn',
    `arn:<partition>:dynamodb:${PLACE}:table/<R.name=<stackName>-R-*>/stream/*`,
  ],
  ['AWS::DynamoDB::GlobalTable', '<R.name=<stackName>-R-*>', 'Arn', `arn:<partition>:dynamodb:${PLACE}:table/<R.name=<stackName>-R-*>`],
  ['AWS::Serverless::SimpleTable', '<R.name=<stackName>-R-*>', 'Arn', `arn:<partition>:dynamodb:${PLACE}:table/<R.name=<stackName>-R-*>`],
  ['AWS::SQS::Queue', 'https://sqs.<region>.amazonaws.com/<account>/<R.name=*-R-*>', 'QueueName', '<R.name=*-R-*>'],
  ['AWS::SNS::Topic', `arn:<partition>:sns:${PLACE}:<R.name=<stackName>-R-*>`, 'TopicName', '<R.name=<stackName>-R-*>'],
  ['AWS::Kinesis::Stream', '<R.name=*-R-*>', 'Arn', `arn:<partition>:kinesis:${PLACE}:stream/<R.name=*-R-*>`],
  ['AWS::StepFunctions::StateMachine', `arn:<partition>:states:${PLACE}:stateMachine:<R.name=R-*>`, 'Name', '<R.name=R-*>'],
  [
    'AWS::Serverless::StateMachine',
    `arn:<partition>:states:${PLACE}:stateMachine:<R.name=R-*>`,
    'Arn',
    `arn:<partition>:states:${PLACE}:stateMachine:<R.name=R-*>`,
  ],
  ['AWS::SecretsManager::Secret', `arn:<partition>:secretsmanager:${PLACE}:secret:<R.name=R-*>-??????`],
  ['AWS::SSM::Parameter', '<R.name=CFN-R-*>'],
  ['AWS::KMS::Key', '<R.name>', 'Arn', `arn:<partition>:kms:${PLACE}:key/<R.name>`],
  ['AWS::Lambda::Function', '<R.name=*-R-*>', 'Arn', `arn:<partition>:lambda:${PLACE}:function:<R.name=*-R-*>`],
  ['AWS::Cognito::UserPool', '<R.name>', 'Arn', `arn:<partition>:cognito-idp:${PLACE}:userpool/<R.name>`],
  ['AWS::Logs::LogGroup', '<R.name=<stackName>-R-*>', 'Arn', `arn:<partition>:logs:${PLACE}:log-group:<R.name=<stackName>-R-*>:*`],
  ['AWS::IAM::Role', '<R.name=*-R-*>', 'Arn', 'arn:<partition>:iam::<account>:role/<R.name=*-R-*>'],
  ['AWS::AppSync::GraphQLApi', `arn:<partition>:appsync:${PLACE}:apis/<R.name>`, 'ApiId', '<R.name>'],
  ['AWS::RDS::DBCluster', '<R.name=*-r-*>', 'DBClusterArn', `arn:<partition>:rds:${PLACE}:cluster:<R.name=*-r-*>`],
  ['AWS::Frob::Unheard', '<R.Ref>', 'Arn', '<R.Arn>'],
];

describe('references to resources without a name', () => {
  it.each(TYPES)('%s', (type, ref, attribute, value) => {
    const written = ['!Ref R', ...(attribute === undefined ? [] : [`!GetAtt R.${attribute}`])];
    const { values } = environmentOf(written, { resources: `  R: { Type: ${type} }` });
    expect(values).toEqual([[ref], ...(value === undefined ? [] : [[value]])]);
  });
});

describe('references to resources with a name', () => {
  it('takes the declared name', () => {
    const resources = `  R: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub 'files-\${AWS::AccountId}' } }`;
    expect(environmentOf(['!GetAtt R.Arn'], { resources }).values).toEqual([['arn:<partition>:s3:::<R.name=files-<account>>']]);
  });

  it('gives every name that a condition may choose', () => {
    const resources = '  R: { Type: AWS::DynamoDB::Table, Properties: { TableName: !If [C, orders, !Ref AWS::NoValue] } }';
    expect(environmentOf(['!Ref R'], { resources }).values).toEqual([['orders', '<stackName>-R-*']]);
  });

  it('puts the path into the ARN of a role', () => {
    const resources = '  R: { Type: AWS::IAM::Role, Properties: { RoleName: worker, Path: /jobs/ } }';
    expect(environmentOf(['!GetAtt R.Arn'], { resources }).values).toEqual([['arn:<partition>:iam::<account>:role/jobs/<R.name=worker>']]);
  });

  it('finds the function of an alias', () => {
    const resources = `
  F: { Type: AWS::Lambda::Function, Properties: { FunctionName: quote, Runtime: python3.12, Code: { ZipFile: '' } } }
  A: { Type: AWS::Lambda::Alias, Properties: { FunctionName: !GetAtt F.Arn, Name: live } }
`;
    expect(environmentOf(['!Ref A'], { resources }).values).toEqual([
      [`arn:<partition>:lambda:${PLACE}:function:<F.name=quote>:<A.name=live>`],
    ]);
  });
});

describe('generated names', () => {
  const table = '  Orders: { Type: AWS::DynamoDB::Table }';
  const long = 'ProcessIncomingOrdersFromTheWarehouse';

  it('begin with the stack where it is given', () => {
    expect(environmentOf(['!Ref Orders'], { resources: table }, { stackName: 'shop' }).values).toEqual([['<Orders.name=shop-Orders-*>']]);
  });

  it('are in lower case for buckets', () => {
    const resources = '  UploadFiles: { Type: AWS::S3::Bucket }';
    expect(environmentOf(['!Ref UploadFiles'], { resources }, { stackName: 'Shop' }).values).toEqual([
      ['<UploadFiles.name=shop-uploadfiles-*>'],
    ]);
  });

  it('keep only the start of what CloudFormation may cut', () => {
    const resources = `  ${long}: { Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Code: { ZipFile: '' } } }`;
    expect(environmentOf([`!Ref ${long}`], { resources }).values).toEqual([[`<${long}.name=*-ProcessIncomingOrdersFro*>`]]);
    expect(environmentOf([`!Ref ${long}`], { resources }, { stackName: 'shop' }).values).toEqual([[`<${long}.name=shop-${long}-*>`]]);
  });
});

describe('resources that SAM generates', () => {
  it('are known by their names', () => {
    expect(environmentOf(['!Ref ServerlessRestApi', '!GetAtt HandleRole.Arn']).values).toEqual([
      ['<ServerlessRestApi.name>'],
      ['arn:<partition>:iam::<account>:role/<HandleRole.name=*-HandleRole-*>'],
    ]);
  });
});
