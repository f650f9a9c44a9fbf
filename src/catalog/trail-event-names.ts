/**
 * What CloudTrail calls differently from the API. `eventSource` (without `.amazonaws.com`) -> services whose operations are recorded under it, where neither the
 * endpoint nor the signing name says so. Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-aws-service-specific-topics.html and the
 * CloudTrail page of each service; checked 2026-11-22.
 */
export const EVENT_SOURCES: Readonly<Record<string, readonly string[]>> = {
  'streams.dynamodb': ['dynamodb-streams'],
  dynamodb: ['dynamodb', 'dynamodb-streams'],
  tagging: ['resource-groups-tagging-api'],
  appstream2: ['appstream'],
  'models.lex': ['lex-model-building-service', 'lex-models-v2'],
  'runtime.lex': ['lex-runtime-service', 'lex-runtime-v2'],
  'mturk-requester': ['mturk'],
  pinpoint: ['pinpoint'],
  pricelist: ['pricing'],
  rdsdata: ['rds-data'],
  rdsdataapi: ['rds-data'],
  qconnect: ['qconnect'],
  wisdom: ['wisdom'],
  cloudcontrolapi: ['cloudcontrol'],
  migrationhub: ['migration-hub'],
  opensearchservice: ['opensearch'],
  es: ['opensearch', 'elasticsearch-service'],
  transcribestreaming: ['transcribe-streaming'],
  'application-insights': ['application-insights'],
  timestream: ['timestream-write', 'timestream-query'],
  ses: ['sesv2', 'ses'],
  elasticloadbalancing: ['elastic-load-balancing-v2', 'elastic-load-balancing'],
  bedrock: ['bedrock-runtime', 'bedrock', 'bedrock-agent', 'bedrock-agent-runtime'],
  s3: ['s3', 's3-control'],
  s3express: ['s3'],
  iot: ['iot'],
  iotdata: ['iot-data-plane'],
};

/**
 * Events of S3 that are named after the bucket's setting and not after the operation: `SOURCE.EVENT` -> operation.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
export const EVENT_NAMES: Readonly<Record<string, string>> = {
  's3.DeleteBucketAnalytics': 'DeleteBucketAnalyticsConfiguration',
  's3.DeleteBucketIntelligentTiering': 'DeleteBucketIntelligentTieringConfiguration',
  's3.DeleteBucketInventory': 'DeleteBucketInventoryConfiguration',
  's3.DeleteBucketMetrics': 'DeleteBucketMetricsConfiguration',
  's3.DeleteBucketPublicAccessBlock': 'DeletePublicAccessBlock',
  's3.DeleteMultipleObjects': 'DeleteObjects',
  's3.GetAccelerateConfiguration': 'GetBucketAccelerateConfiguration',
  's3.GetBucketAccelerate': 'GetBucketAccelerateConfiguration',
  's3.GetBucketAnalytics': 'GetBucketAnalyticsConfiguration',
  's3.GetBucketIntelligentTiering': 'GetBucketIntelligentTieringConfiguration',
  's3.GetBucketInventory': 'GetBucketInventoryConfiguration',
  's3.GetBucketLifecycle': 'GetBucketLifecycleConfiguration',
  's3.GetBucketMetrics': 'GetBucketMetricsConfiguration',
  's3.GetBucketNotification': 'GetBucketNotificationConfiguration',
  's3.GetBucketObjectLockConfiguration': 'GetObjectLockConfiguration',
  's3.GetBucketPublicAccessBlock': 'GetPublicAccessBlock',
  's3.ListBucket': 'ListObjects',
  's3.ListBucketAnalytics': 'ListBucketAnalyticsConfigurations',
  's3.ListBucketInventory': 'ListBucketInventoryConfigurations',
  's3.ListBucketMetrics': 'ListBucketMetricsConfigurations',
  's3.ListBucketVersions': 'ListObjectVersions',
  's3.PutAccelerateConfiguration': 'PutBucketAccelerateConfiguration',
  's3.PutBucketAccelerate': 'PutBucketAccelerateConfiguration',
  's3.PutBucketAnalytics': 'PutBucketAnalyticsConfiguration',
  's3.PutBucketIntelligentTiering': 'PutBucketIntelligentTieringConfiguration',
  's3.PutBucketInventory': 'PutBucketInventoryConfiguration',
  's3.PutBucketLifecycle': 'PutBucketLifecycleConfiguration',
  's3.PutBucketMetrics': 'PutBucketMetricsConfiguration',
  's3.PutBucketNotification': 'PutBucketNotificationConfiguration',
  's3.PutBucketObjectLockConfiguration': 'PutObjectLockConfiguration',
  's3.PutBucketPublicAccessBlock': 'PutPublicAccessBlock',
  's3.InitiateMultipartUpload': 'CreateMultipartUpload',
};
