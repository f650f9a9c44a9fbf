import type { Grant, ServiceRules, When } from './rule.ts';

const QUERY = 'queryString';
const can = (action: string, when?: When): Grant => ({
  action: `neptune-graph:${action}`,
  resources: [{ type: 'graph', values: { ResourceId: 'graphIdentifier' } }],
  ...(when === undefined ? {} : { when }),
});

/** Amazon Neptune Analytics: a query needs the permissions of what it does. */
export const neptuneGraph: ServiceRules = {
  service: 'neptune-graph',
  source: 'https://docs.aws.amazon.com/neptune-analytics/latest/apiref/API_ExecuteQuery.html',
  checked: '2026-11-23',
  operations: {
    ExecuteQuery: {
      decidedBy: QUERY,
      grants: [
        can('ReadDataViaQuery', { set: QUERY }),
        can('WriteDataViaQuery', { member: QUERY, matches: '\\b(?:CREATE|MERGE|SET)\\b' }),
        can('DeleteDataViaQuery', { member: QUERY, matches: '\\b(?:DELETE|REMOVE)\\b' }),
      ],
    },
    GetQuery: {
      source: 'https://docs.aws.amazon.com/neptune-analytics/latest/apiref/API_GetQuery.html',
      grants: [can('GetQueryStatus')],
    },
  },
};
