import { accessanalyzer } from './accessanalyzer.ts';
import { acm } from './acm.ts';
import { apigatewaymanagementapi } from './apigatewaymanagementapi.ts';
import { appconfig } from './appconfig.ts';
import { appconfigdata } from './appconfigdata.ts';
import { applicationAutoScaling } from './application-auto-scaling.ts';
import { appsync } from './appsync.ts';
import { athena } from './athena.ts';
import { backup } from './backup.ts';
import { batch } from './batch.ts';
import { bcmPricingCalculator } from './bcm-pricing-calculator.ts';
import { bedrock } from './bedrock.ts';
import { bedrockAgent } from './bedrock-agent.ts';
import { bedrockAgentRuntime } from './bedrock-agent-runtime.ts';
import { bedrockAgentcore } from './bedrock-agentcore.ts';
import { bedrockDataAutomationRuntime } from './bedrock-data-automation-runtime.ts';
import { bedrockRuntime } from './bedrock-runtime.ts';
import { budgets } from './budgets.ts';
import { cloudcontrol } from './cloudcontrol.ts';
import { cloudformation } from './cloudformation.ts';
import { cloudfront } from './cloudfront.ts';
import { cloudsearchDomain } from './cloudsearch-domain.ts';
import { cloudtrail } from './cloudtrail.ts';
import { cloudwatch } from './cloudwatch.ts';
import { cloudwatchLogs } from './cloudwatch-logs.ts';
import { codeartifact } from './codeartifact.ts';
import { codebuild } from './codebuild.ts';
import { cognitoIdentity } from './cognito-identity.ts';
import { cognitoIdentityProvider } from './cognito-identity-provider.ts';
import { connect } from './connect.ts';
import { connectparticipant } from './connectparticipant.ts';
import { databaseMigrationService } from './database-migration-service.ts';
import { detective } from './detective.ts';
import { dynamodb } from './dynamodb.ts';
import { dynamodbStreams } from './dynamodb-streams.ts';
import { ec2 } from './ec2.ts';
import { ecr } from './ecr.ts';
import { ecrPublic } from './ecr-public.ts';
import { ecs } from './ecs.ts';
import { efs } from './efs.ts';
import { eks } from './eks.ts';
import { elasticLoadBalancingV2 } from './elastic-load-balancing-v2.ts';
import { emr } from './emr.ts';
import { eventbridge } from './eventbridge.ts';
import { firehose } from './firehose.ts';
import { glue } from './glue.ts';
import { iam } from './iam.ts';
import { iot } from './iot.ts';
import { iotDataPlane } from './iot-data-plane.ts';
import { keyspaces } from './keyspaces.ts';
import { kinesis } from './kinesis.ts';
import { kms } from './kms.ts';
import { lakeformation } from './lakeformation.ts';
import { lambda } from './lambda.ts';
import { medialive } from './medialive.ts';
import { neptuneGraph } from './neptune-graph.ts';
import { neptunedata } from './neptunedata.ts';
import { opensearch } from './opensearch.ts';
import { organizations } from './organizations.ts';
import { pinpoint } from './pinpoint.ts';
import { pinpointSmsVoiceV2 } from './pinpoint-sms-voice-v2.ts';
import { pipes } from './pipes.ts';
import { polly } from './polly.ts';
import { qapps } from './qapps.ts';
import { quicksight } from './quicksight.ts';
import { rds } from './rds.ts';
import { rdsData } from './rds-data.ts';
import { redshift } from './redshift.ts';
import { redshiftData } from './redshift-data.ts';
import { rekognition } from './rekognition.ts';
import { resourceGroups } from './resource-groups.ts';
import { resourceGroupsTaggingApi } from './resource-groups-tagging-api.ts';
import { route53 } from './route-53.ts';
import type { ServiceRules } from './rule.ts';
import { s3 } from './s3.ts';
import { s3Control } from './s3-control.ts';
import { s3tables } from './s3tables.ts';
import { s3vectors } from './s3vectors.ts';
import { sagemaker } from './sagemaker.ts';
import { scheduler } from './scheduler.ts';
import { secretsManager } from './secrets-manager.ts';
import { securityhub } from './securityhub.ts';
import { ses } from './ses.ts';
import { sesv2 } from './sesv2.ts';
import { sfn } from './sfn.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { ssm } from './ssm.ts';
import { sts } from './sts.ts';
import { taxsettings } from './taxsettings.ts';
import { textract } from './textract.ts';
import { timestreamQuery, timestreamWrite } from './timestream.ts';
import { transcribe } from './transcribe.ts';
import { translate } from './translate.ts';
import { verifiedpermissions } from './verifiedpermissions.ts';
import { vpcLattice } from './vpc-lattice.ts';
import { wafv2 } from './wafv2.ts';

/** Every file of curated rules. */
export const ALL_RULES: readonly ServiceRules[] = [
  accessanalyzer,
  acm,
  apigatewaymanagementapi,
  appconfig,
  appconfigdata,
  applicationAutoScaling,
  appsync,
  athena,
  backup,
  batch,
  bcmPricingCalculator,
  bedrock,
  bedrockAgent,
  bedrockAgentRuntime,
  bedrockAgentcore,
  bedrockDataAutomationRuntime,
  bedrockRuntime,
  budgets,
  cloudcontrol,
  cloudformation,
  cloudfront,
  cloudsearchDomain,
  cloudtrail,
  cloudwatch,
  cloudwatchLogs,
  codeartifact,
  codebuild,
  cognitoIdentity,
  cognitoIdentityProvider,
  connect,
  connectparticipant,
  databaseMigrationService,
  detective,
  dynamodb,
  dynamodbStreams,
  ec2,
  ecr,
  ecrPublic,
  ecs,
  efs,
  eks,
  elasticLoadBalancingV2,
  emr,
  eventbridge,
  firehose,
  glue,
  iam,
  iot,
  iotDataPlane,
  keyspaces,
  kinesis,
  kms,
  lakeformation,
  lambda,
  medialive,
  neptuneGraph,
  neptunedata,
  opensearch,
  organizations,
  pinpoint,
  pinpointSmsVoiceV2,
  pipes,
  polly,
  qapps,
  quicksight,
  rds,
  rdsData,
  redshift,
  redshiftData,
  rekognition,
  resourceGroups,
  resourceGroupsTaggingApi,
  route53,
  s3,
  s3Control,
  s3tables,
  s3vectors,
  sagemaker,
  scheduler,
  secretsManager,
  securityhub,
  ses,
  sesv2,
  sfn,
  sns,
  sqs,
  ssm,
  sts,
  taxsettings,
  textract,
  timestreamQuery,
  timestreamWrite,
  transcribe,
  translate,
  verifiedpermissions,
  vpcLattice,
  wafv2,
];
