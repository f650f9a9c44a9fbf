/**
 * Operations that CloudTrail records as data events: only in trails that select them, and never in the event history. By the catalog's service; `*`: all of
 * them. Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html with the CloudTrail page of each service. Where a page leaves it open, an operation on the content of a resource counts as one.
 */
const DATA_EVENTS: Readonly<Record<string, string>> = {
  s3: [
    'AbortMultipartUpload CompleteMultipartUpload CopyObject CreateMultipartUpload CreateSession DeleteObject DeleteObjectAnnotation',
    'DeleteObjectTagging DeleteObjects GetObject GetObjectAnnotation',
    'GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging GetObjectTorrent HeadBucket HeadObject ListMultipartUploads',
    'ListObjectAnnotations ListObjects ListObjectsV2 ListObjectVersions ListParts PutObject PutObjectAcl PutObjectAnnotation PutObjectLegalHold PutObjectRetention PutObjectTagging RenameObject',
    'RestoreObject SelectObjectContent UpdateObjectEncryption UploadPart UploadPartCopy WriteGetObjectResponse',
  ].join(' '),
  dynamodb: [
    'BatchExecuteStatement BatchGetItem BatchWriteItem DeleteItem ExecuteStatement ExecuteTransaction GetItem PutItem Query Scan SearchVectors',
    'TransactGetItems TransactWriteItems UpdateItem',
  ].join(' '),
  'dynamodb-streams': 'GetRecords GetShardIterator',
  lambda: 'Invoke InvokeAsync InvokeWithResponseStream',
  sns: 'Publish PublishBatch',
  sqs: [
    'ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues',
    'ListQueues ListQueueTags ReceiveMessage SendMessage SendMessageBatch',
  ].join(' '),
  kinesis: 'GetRecords GetShardIterator ListShards PutRecord PutRecords SubscribeToShard',
  firehose: 'PutRecord PutRecordBatch',
  eventbridge: 'PutEvents PutPartnerEvents',
  sfn: 'GetActivityTask SendTaskFailure SendTaskHeartbeat SendTaskSuccess StartSyncExecution TestState',
  'cloudwatch-logs': 'FilterLogEvents GetLogEvents GetLogObject GetLogRecord PutLogEvents StartLiveTail',
  cloudwatch: 'GetMetricData GetMetricStatistics GetMetricWidgetImage ListMetrics PutMetricData',
  xray: 'BatchGetTraces GetSamplingRules GetSamplingTargets GetTraceSummaries PutTelemetryRecords PutTraceSegments',
  appconfigdata: '*',
  'rds-data': '*',
  'redshift-data': '*',
  'iot-data-plane': '*',
  'cognito-identity': 'GetCredentialsForIdentity GetId GetOpenIdToken GetOpenIdTokenForDeveloperIdentity UnlinkIdentity',
  'bedrock-agent-runtime': '*',
  'bedrock-runtime': 'ApplyGuardrail GetAsyncInvoke InvokeModelWithBidirectionalStream ListAsyncInvokes StartAsyncInvoke',
  'sagemaker-runtime': '*',
  'sagemaker-featurestore-runtime': '*',
  'timestream-query': '*',
  'timestream-write': 'DescribeEndpoints WriteRecords',
  'cloudfront-keyvaluestore': '*',
  ses: 'SendBounce SendBulkTemplatedEmail SendCustomVerificationEmail SendEmail SendRawEmail SendTemplatedEmail',
  sesv2: 'SendBulkEmail SendCustomVerificationEmail SendEmail',
  'pinpoint-email': 'SendEmail',
  'pinpoint-sms-voice-v2': 'SendDestinationNumberVerificationCode SendMediaMessage SendTextMessage SendVoiceMessage',
  socialmessaging: 'DeleteWhatsAppMessageMedia GetWhatsAppMessageMedia PostWhatsAppMessageMedia SendWhatsAppMessage',
  pinpoint: 'PutEvents SendMessages SendUsersMessages',
  location: '*',
  'geo-places': '*',
  'geo-routes': '*',
  'geo-maps': '*',
  verifiedpermissions: 'BatchIsAuthorized BatchIsAuthorizedWithToken IsAuthorized IsAuthorizedWithToken',
  apigatewaymanagementapi: '*',
  servicediscovery: 'DiscoverInstances DiscoverInstancesRevision',
  rum: 'PutRumEvents',
  codeguruprofiler: 'ConfigureAgent PostAgentProfile',
  'cloudtrail-data': '*',
  dataexchange: 'SendApiAsset',
  evidently: 'BatchEvaluateFeature EvaluateFeature PutProjectEvents',
  iotsitewise: [
    'BatchGetAssetPropertyAggregates BatchGetAssetPropertyValue BatchGetAssetPropertyValueHistory BatchPutAssetPropertyValue ExecuteQuery',
    'GetAssetPropertyAggregates GetAssetPropertyValue GetAssetPropertyValueHistory GetInterpolatedAssetPropertyValues',
  ].join(' '),
  'medical-imaging': [
    'CopyImageSet DeleteImageSet GetImageFrame GetImageSet GetImageSetMetadata ListImageSetVersions SearchImageSets UpdateImageSetMetadata',
  ].join(' '),
  'neptune-graph': 'CancelQuery ExecuteQuery GetGraphSummary GetQuery ListQueries',
  'payment-cryptography-data': '*',
  'managedblockchain-query': '*',
  'kendra-ranking': 'Rescore',
  'sagemaker-metrics': '*',
  signer: 'GetRevocationStatus SignPayload StartSigningJob',
  swf: '*',
  mwaa: 'InvokeRestApi PublishMetrics',
  'lex-runtime-service': '*',
  'lex-runtime-v2': '*',
  'personalize-runtime': '*',
  'personalize-events': '*',
  'cloudsearch-domain': '*',
  'mediastore-data': '*',
  workmailmessageflow: '*',
  'iot-jobs-data-plane': '*',
  'kinesis-video-archived-media': '*',
  'kinesis-video-signaling': '*',
  connectparticipant: '*',
  'inspector-scan': '*',
  ebs: '*',
  'kinesis-video-media': '*',
  neptunedata: '*',
  qbusiness: 'BatchDeleteDocument BatchPutDocument Chat ChatSync PutFeedback',
  s3vectors: 'DeleteVectors GetVectors ListVectors PutVectors QueryVectors',
};

/** Event sources that a trail may leave out of its management events: ManagementEvents of https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_EventSelector.html */
const MAY_BE_EXCLUDED: ReadonlySet<string> = new Set(['kms', 'rds-data']);

const byService = new Map(Object.entries(DATA_EVENTS).map(([service, names]) => [service, new Set(names.split(' '))]));

/** True for an operation of the catalog that trails record as a data event. */
export function isDataEvent(service: string, operation: string): boolean {
  const names = byService.get(service);
  return names !== undefined && (names.has('*') || names.has(operation));
}

/** True for a service whose management events a trail may leave out. */
export function mayBeExcluded(service: string): boolean {
  return MAY_BE_EXCLUDED.has(service);
}

/** Every row of the table, for its test against the catalog. */
export function dataEvents(): readonly (readonly [service: string, operation: string])[] {
  return [...byService].flatMap(([service, names]) => [...names].map((name) => [service, name] as const));
}
