import { apigatewaymanagementapi } from './apigatewaymanagementapi.ts';
import { athena } from './athena.ts';
import { backup } from './backup.ts';
import { batch } from './batch.ts';
import { bedrock } from './bedrock.ts';
import { bedrockAgentRuntime } from './bedrock-agent-runtime.ts';
import { bedrockRuntime } from './bedrock-runtime.ts';
import { budgets } from './budgets.ts';
import { cloudformation } from './cloudformation.ts';
import { cloudfront } from './cloudfront.ts';
import { cloudwatch } from './cloudwatch.ts';
import { cloudwatchLogs } from './cloudwatch-logs.ts';
import { codebuild } from './codebuild.ts';
import { dynamodb } from './dynamodb.ts';
import { dynamodbStreams } from './dynamodb-streams.ts';
import { ec2 } from './ec2.ts';
import { ecs } from './ecs.ts';
import { emr } from './emr.ts';
import { eventbridge } from './eventbridge.ts';
import { glue } from './glue.ts';
import { iam } from './iam.ts';
import { iotDataPlane } from './iot-data-plane.ts';
import { kms } from './kms.ts';
import { lambda } from './lambda.ts';
import { pinpoint } from './pinpoint.ts';
import { pipes } from './pipes.ts';
import { polly } from './polly.ts';
import { rds } from './rds.ts';
import { rdsData } from './rds-data.ts';
import { redshiftData } from './redshift-data.ts';
import { rekognition } from './rekognition.ts';
import { route53 } from './route-53.ts';
import type { ServiceRules } from './rule.ts';
import { s3 } from './s3.ts';
import { s3Control } from './s3-control.ts';
import { scheduler } from './scheduler.ts';
import { secretsManager } from './secrets-manager.ts';
import { ses } from './ses.ts';
import { sesv2 } from './sesv2.ts';
import { sfn } from './sfn.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { ssm } from './ssm.ts';
import { sts } from './sts.ts';
import { textract } from './textract.ts';
import { timestreamQuery, timestreamWrite } from './timestream.ts';
import { transcribe } from './transcribe.ts';
import { translate } from './translate.ts';
import { wafv2 } from './wafv2.ts';

/** Every file of curated rules. */
export const ALL_RULES: readonly ServiceRules[] = [
  apigatewaymanagementapi,
  athena,
  backup,
  batch,
  bedrockAgentRuntime,
  bedrockRuntime,
  bedrock,
  budgets,
  cloudformation,
  cloudfront,
  cloudwatchLogs,
  cloudwatch,
  codebuild,
  dynamodbStreams,
  dynamodb,
  ec2,
  ecs,
  emr,
  eventbridge,
  glue,
  iam,
  iotDataPlane,
  kms,
  lambda,
  pinpoint,
  pipes,
  polly,
  rdsData,
  rds,
  redshiftData,
  rekognition,
  route53,
  s3Control,
  s3,
  scheduler,
  secretsManager,
  ses,
  sesv2,
  sfn,
  sns,
  sqs,
  ssm,
  sts,
  textract,
  timestreamWrite,
  timestreamQuery,
  transcribe,
  translate,
  wafv2,
];
