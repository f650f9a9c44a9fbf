/**
 * Operations that people write as actions although IAM has none of that name, with the actions that their calls need. The rules of each service say
 * the same; here they are at hand without loading them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const ACTIONS_OF_OPERATIONS = new Map<string, readonly string[]>(
  Object.entries({
    'dynamodb:batchexecutestatement': [
      'dynamodb:PartiQLSelect',
      'dynamodb:PartiQLInsert',
      'dynamodb:PartiQLUpdate',
      'dynamodb:PartiQLDelete',
    ],
    'dynamodb:executestatement': ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
    'dynamodb:executetransaction': ['dynamodb:PartiQLSelect', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
    'dynamodb:transactgetitems': ['dynamodb:GetItem'],
    'dynamodb:transactwriteitems': ['dynamodb:ConditionCheckItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    'kms:reencrypt': ['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
    'lambda:invoke': ['lambda:InvokeFunction'],
    'lambda:invokewithresponsestream': ['lambda:InvokeFunction'],
    's3:completemultipartupload': ['s3:PutObject'],
    's3:copyobject': ['s3:GetObject', 's3:PutObject'],
    's3:createmultipartupload': ['s3:PutObject'],
    's3:deleteobjects': ['s3:DeleteObject'],
    's3:headbucket': ['s3:ListBucket'],
    's3:headobject': ['s3:GetObject'],
    's3:listbuckets': ['s3:ListAllMyBuckets'],
    's3:listmultipartuploads': ['s3:ListBucketMultipartUploads'],
    's3:listobjects': ['s3:ListBucket'],
    's3:listobjectsv2': ['s3:ListBucket'],
    's3:listobjectversions': ['s3:ListBucketVersions'],
    's3:listparts': ['s3:ListMultipartUploadParts'],
    's3:selectobjectcontent': ['s3:GetObject'],
    's3:uploadpart': ['s3:PutObject'],
    's3:uploadpartcopy': ['s3:GetObject', 's3:PutObject'],
    'sns:publishbatch': ['sns:Publish'],
    'sqs:changemessagevisibilitybatch': ['sqs:ChangeMessageVisibility'],
    'sqs:deletemessagebatch': ['sqs:DeleteMessage'],
    'sqs:sendmessagebatch': ['sqs:SendMessage'],
  }),
);

/** The actions that the API operation of this name needs (`s3:HeadObject`, in any case), where IAM has no action of that name and it is a usual mistake. */
export function actionsOfOperation(name: string): readonly string[] {
  return ACTIONS_OF_OPERATIONS.get(name.toLowerCase()) ?? [];
}
