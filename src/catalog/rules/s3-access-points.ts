import type { BeyondRequest, Grant, MemberPath, OperationRule, ResourceTemplate, ValueSource, When } from './rule.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-access-points.html */
export const isAccessPoint = (bucket: MemberPath): When => ({ member: bucket, matches: '^arn:[^:]*:s3:[^/]*:accesspoint[/:]' });

/** An alias stands for an access point whose name it does not show: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html */
export const isAlias = (bucket: MemberPath): When => ({ member: bucket, matches: '-s3alias(?:/|$)' });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-use.html */
const isObjectLambda = (bucket: MemberPath): When => ({ member: bucket, matches: '^arn:[^:]*:s3-object-lambda:|--ol-s3$' });

/** https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/access-points.html */
const isOnOutpost = (bucket: MemberPath): When => ({ member: bucket, matches: '^arn:[^:]*:s3-outposts:|--op-s3$' });

const isArn = (bucket: MemberPath): When => ({ member: bucket, matches: '^arn:' });

/** A bucket, and not an access point of any kind. */
export const isBucket = (bucket: MemberPath): When => ({
  not: { member: bucket, matches: '^arn:[^/]*:(accesspoint|outpost)[/:]|(-s3alias|--o[lp]-s3)(/|$)' },
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3objectlambda.html */
const OBJECT_LAMBDA_ACTIONS = [
  'AbortMultipartUpload',
  'DeleteObject',
  'DeleteObjectTagging',
  'DeleteObjectVersion',
  'DeleteObjectVersionTagging',
  'GetObject',
  'GetObjectAcl',
  'GetObjectLegalHold',
  'GetObjectRetention',
  'GetObjectTagging',
  'GetObjectVersion',
  'GetObjectVersionAcl',
  'GetObjectVersionTagging',
  'ListBucket',
  'ListBucketMultipartUploads',
  'ListBucketVersions',
  'ListMultipartUploadParts',
  'PutObject',
  'PutObjectAcl',
  'PutObjectLegalHold',
  'PutObjectRetention',
  'PutObjectTagging',
  'PutObjectVersionAcl',
  'PutObjectVersionTagging',
  'RestoreObject',
];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3onoutposts.html */
const OUTPOST_ACTIONS = [
  'AbortMultipartUpload',
  'DeleteObject',
  'DeleteObjectTagging',
  'DeleteObjectVersion',
  'DeleteObjectVersionTagging',
  'GetObject',
  'GetObjectTagging',
  'GetObjectVersion',
  'GetObjectVersionTagging',
  'ListBucket',
  'ListMultipartUploadParts',
  'PutObject',
  'PutObjectAcl',
  'PutObjectTagging',
  'PutObjectVersionTagging',
];

/** What the access points of S3 Object Lambda need beside their own actions. */
const BEHIND_OBJECT_LAMBDA: readonly BeyondRequest[] = [
  {
    service: 'lambda',
    message: 'goes through a function: grant lambda:InvokeFunction on the function of the Object Lambda access point',
    when: isObjectLambda('Bucket'),
  },
  {
    service: 's3',
    message: "goes on to another access point: grant the same action of s3 on the Object Lambda access point's supporting access point",
    when: isObjectLambda('Bucket'),
  },
];

/** The rule with what it needs where `Bucket` is an access point of S3 Object Lambda or S3 on Outposts, which have actions of their own. */
export function onEveryAccessPoint(rule: OperationRule): OperationRule {
  const grants = (rule.grants ?? []).flatMap((grant) => [grant, ...throughObjectLambda(grant), ...throughOutpost(grant)]);
  const isBehind = grants.some(({ action }) => action.startsWith('s3-object-lambda:') && !action.endsWith(':WriteGetObjectResponse'));
  return { ...rule, grants, ...(isBehind ? { beyond: [...(rule.beyond ?? []), ...BEHIND_OBJECT_LAMBDA] } : {}) };
}

/** S3 Object Lambda knows no object: its actions are on the access point. */
function throughObjectLambda(grant: Grant): Grant[] {
  const name = grant.action.slice('s3:'.length);
  const bucket = bucketOfAccessPoint(grant);
  if (bucket === undefined || !OBJECT_LAMBDA_ACTIONS.includes(name)) return [];
  const type = 'objectlambdaaccesspoint';
  return [
    {
      ...grant,
      action: `s3-object-lambda:${name}`,
      when: onlyWhen(isObjectLambda(bucket), grant.when),
      resources: [
        { type, arn: bucket, when: isArn(bucket) },
        { type, when: { not: isArn(bucket) } },
      ],
    },
  ];
}

const ANY_OUTPOST_ACCESS_POINT: ValueSource = { text: 'arn:${Partition}:s3-outposts:${Region}:${Account}:outpost/*/accesspoint/*' };

/** https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html: objects are named below the access point. */
function throughOutpost(grant: Grant): Grant[] {
  const name = grant.action.slice('s3:'.length);
  const bucket = bucketOfAccessPoint(grant);
  if (bucket === undefined || !OUTPOST_ACTIONS.includes(name)) return [];
  const key = accessPointOf(grant)?.values?.ObjectName;
  const below = (accessPoint: ValueSource): Pick<ResourceTemplate, 'type' | 'arn'> =>
    key === undefined
      ? { type: 'accesspoint', arn: accessPoint }
      : { type: 'object', arn: { join: [accessPoint, { text: '/object/' }, key] } };
  return [
    {
      ...grant,
      action: `s3-outposts:${name}`,
      when: onlyWhen(isOnOutpost(bucket), grant.when),
      resources: [
        { ...below(bucket), when: isArn(bucket) },
        { ...below(ANY_OUTPOST_ACCESS_POINT), when: { not: isArn(bucket) } },
      ],
    },
  ];
}

function accessPointOf(grant: Grant): ResourceTemplate | undefined {
  return grant.action.startsWith('s3:') ? grant.resources?.find(({ type }) => /^accesspoint(object)?$/.test(type)) : undefined;
}

function bucketOfAccessPoint(grant: Grant): MemberPath | undefined {
  const name = accessPointOf(grant)?.values?.AccessPointName;
  return typeof name === 'string' ? name : undefined;
}

function onlyWhen(first: When, second: When | undefined): When {
  return second === undefined ? first : { all: [first, second] };
}
