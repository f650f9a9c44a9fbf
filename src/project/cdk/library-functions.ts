import { constructPath } from '../cloudformation/construct-path.ts';
import type { Resource } from '../cloudformation/template.ts';

/**
 * The ids of the constructs with which the AWS Construct Library brings functions of its own into a stack, as `aws:cdk:path` has them:
 * https://github.com/aws/aws-cdk (custom-resource providers, AwsCustomResource, LogRetention, BucketNotifications, BucketDeployment, Provider).
 */
const LIBRARY_CONSTRUCTS: readonly RegExp[] = [
  /^Custom::.*CustomResourceProvider$/,
  /^AWS679f53fac002430cb0da5b7982bd2287$/,
  /^AWSCDK[A-Za-z]*CustomResource/,
  /^LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a$/,
  /^BucketNotificationsHandler050a0587b7544547bf325f094a3db834$/,
  /^Custom::CDKBucketDeployment/,
  /^@aws-cdk--/,
  /^framework-(onEvent|isComplete|onTimeout)$/,
  /^ClusterResourceProvider$|^KubectlProvider$/,
];

/** True for a function that the CDK adds by itself; its code is the library's, and so is its role. */
export function isOfTheLibrary(resource: Resource): boolean {
  return (constructPath(resource) ?? '').split('/').some((id) => LIBRARY_CONSTRUCTS.some((pattern) => pattern.test(id)));
}
