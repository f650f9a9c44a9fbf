import type { Grant, MemberPath, ResourceTemplate, ValueSource } from './rule.ts';

/** Members of a request that name an S3 object: `Image.S3Object` with its `Bucket`, `Name` and `Version`. */
interface ObjectMembers {
  /** The structure that is given where the service is to read the object; absent where the request always has it. */
  readonly within?: MemberPath;
  readonly bucket: ValueSource;
  readonly key: ValueSource;
  readonly version?: MemberPath;
}

/** The object that members of the request name. */
export function objectOf(bucket: ValueSource, key: ValueSource): ResourceTemplate {
  return { type: 'object', values: { BucketName: bucket, ObjectName: key } };
}

/**
 * Reading an object with the caller's permissions: `s3:GetObject`, or `s3:GetObjectVersion` where a version is asked for
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html).
 */
function readsObject({ within, bucket, key, version }: ObjectMembers): readonly Grant[] {
  const given = within === undefined ? [] : [{ set: within }];
  const resources = [objectOf(bucket, key)];
  if (version === undefined) return [{ action: 's3:GetObject', when: { all: given }, resources }];
  return [
    { action: 's3:GetObject', when: { all: [...given, { absent: version }] }, resources },
    { action: 's3:GetObjectVersion', when: { all: [...given, { set: version }] }, resources },
  ];
}

/**
 * The same for a structure with the members `Bucket`, `Name` and `Version`, as the AI services have it; `always` where the object is the only form that
 * the request takes.
 */
export function readsS3Object(path: MemberPath, always = false): readonly Grant[] {
  const members = { bucket: `${path}.Bucket`, key: `${path}.Name`, version: `${path}.Version` };
  return readsObject(always ? members : { within: path, ...members });
}

/** The same for a member that is an S3 URI or URL. */
export function readsS3Uri(path: MemberPath): readonly Grant[] {
  return readsObject({ within: path, bucket: { member: path, as: 's3UriBucket' }, key: { member: path, as: 's3UriKey' } });
}
