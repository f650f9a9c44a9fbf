import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

const on = (...resources: readonly ResourceTemplate[]): OperationRule => ({ resources });
const CERTIFICATE = on({ type: 'cert', arn: 'principal' });
const AUTHORITY = on({ type: 'cacert', values: { CACertificate: 'certificateId' } });
const TEMPLATE = on({ type: 'provisioningtemplate', values: { ProvisioningTemplate: 'templateName' } });
/** The target of a policy is the ARN of a certificate or of a thing group. */
const TARGET = on(
  { type: 'cert', arn: 'target', when: { not: { member: 'target', matches: ':thinggroup/' } } },
  { type: 'thinggroup', arn: 'target', when: { member: 'target', matches: ':thinggroup/' } },
);
/** https://docs.aws.amazon.com/iot/latest/apireference/API_SearchIndex.html: things are searched where no index is named. */
const INDEX = on({ type: 'index', values: { IndexName: { member: 'indexName', default: 'AWS_Things' } } });
const tagged = (type: string, variable: string, member: string): OperationRule =>
  taggedWith('iot:TagResource', { type, values: { [variable]: member } }, 'tags');

/** AWS IoT. */
export const iot: ServiceRules = {
  service: 'iot',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiot.html',
  checked: '2026-11-22',
  reviewed: [
    'AddThingToThingGroup',
    'CreateKeysAndCertificate',
    'CreateThing',
    'DeleteThing',
    'DescribeCertificate',
    'DescribeEndpoint',
    'DescribeThing',
    'ListThings',
    'UpdateCertificate',
    'UpdateThing',
  ],
  operations: {
    CreateJob: {
      resources: [
        { type: 'job', values: { JobId: 'jobId' } },
        { type: 'jobtemplate', arn: 'jobTemplateArn', when: { set: 'jobTemplateArn' } },
      ],
      also: [
        {
          action: 'iot:CreateJob',
          forEach: 'targets[]',
          resources: [
            { type: 'thing', arn: '$item', when: { not: { member: '$item', matches: ':thinggroup/' } } },
            { type: 'thinggroup', arn: '$item', when: { not: { member: '$item', matches: ':thing/' } } },
          ],
        },
        { action: 'iot:TagResource', when: { set: 'tags' }, resources: [{ type: 'job', values: { JobId: 'jobId' } }] },
      ],
    },
    AttachPolicy: TARGET,
    AttachPrincipalPolicy: CERTIFICATE,
    AttachThingPrincipal: CERTIFICATE,
    CreatePolicy: tagged('policy', 'PolicyName', 'policyName'),
    CreateThingGroup: tagged('thinggroup', 'ThingGroupName', 'thingGroupName'),
    CreateTopicRule: tagged('rule', 'RuleName', 'ruleName'),
    DeleteCACertificate: AUTHORITY,
    DeleteProvisioningTemplate: TEMPLATE,
    DescribeCACertificate: AUTHORITY,
    DescribeProvisioningTemplate: TEMPLATE,
    DetachPolicy: TARGET,
    DetachPrincipalPolicy: CERTIFICATE,
    DetachThingPrincipal: CERTIFICATE,
    GetBucketsAggregation: INDEX,
    GetCardinality: INDEX,
    GetPercentiles: INDEX,
    GetStatistics: INDEX,
    SearchIndex: INDEX,
    UpdateCACertificate: AUTHORITY,
  },
};
