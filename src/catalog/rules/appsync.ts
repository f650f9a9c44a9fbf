import type { ServiceRules } from './rule.ts';
import { taggedWith } from './tags-on-create.ts';

/** AWS AppSync. */
export const appsync: ServiceRules = {
  service: 'appsync',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsappsync.html',
  checked: '2026-11-22',
  reviewed: ['EvaluateCode', 'GetGraphqlApi', 'ListGraphqlApis'],
  operations: {
    CreateGraphqlApi: taggedWith('appsync:TagResource', { type: 'graphqlapi' }, 'tags'),
    UpdateGraphqlApi: { resources: [{ type: 'graphqlapi', values: { GraphQLAPIId: 'apiId' } }] },
  },
};
