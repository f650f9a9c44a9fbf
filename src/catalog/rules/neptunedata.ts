import type { Grant, OperationRule, ServiceRules, When } from './rule.ts';

const can = (action: string, when?: When): Grant => ({
  action: `neptune-db:${action}`,
  resources: [{ type: 'database' }],
  ...(when === undefined ? {} : { when }),
});
const only = (action: string): OperationRule => ({ grants: [can(action)] });

/** https://docs.aws.amazon.com/neptune/latest/userguide/iam-dp-actions.html: a query needs the permissions of what it does. */
const query = (member: string, writes: string, deletes: string): OperationRule => ({
  decidedBy: member,
  grants: [
    can('ReadDataViaQuery', { set: member }),
    can('WriteDataViaQuery', { member, matches: writes }),
    can('DeleteDataViaQuery', { member, matches: deletes }),
  ],
});
const GREMLIN = query('gremlinQuery', '\\b(?:addV|addE|mergeV|mergeE|property)\\s*\\(', '\\bdrop\\s*\\(');
const OPEN_CYPHER = query('openCypherQuery', '\\b(?:CREATE|MERGE|SET)\\b', '\\b(?:DELETE|REMOVE)\\b');

/** The data of an Amazon Neptune cluster, which the client's endpoint names and the request does not. */
export const neptunedata: ServiceRules = {
  service: 'neptunedata',
  source: 'https://docs.aws.amazon.com/neptune/latest/userguide/iam-dp-actions.html',
  checked: '2026-11-22',
  operations: {
    CancelGremlinQuery: only('CancelQuery'),
    CancelOpenCypherQuery: only('CancelQuery'),
    DeletePropertygraphStatistics: only('DeleteStatistics'),
    DeleteSparqlStatistics: only('DeleteStatistics'),
    ExecuteFastReset: only('ResetDatabase'),
    ExecuteGremlinExplainQuery: only('ReadDataViaQuery'),
    ExecuteGremlinProfileQuery: only('ReadDataViaQuery'),
    ExecuteGremlinQuery: GREMLIN,
    ExecuteOpenCypherExplainQuery: only('ReadDataViaQuery'),
    ExecuteOpenCypherQuery: OPEN_CYPHER,
    GetGremlinQueryStatus: only('GetQueryStatus'),
    GetMLDataProcessingJob: only('GetMLDataProcessingJobStatus'),
    GetMLEndpoint: only('GetMLEndpointStatus'),
    GetMLModelTrainingJob: only('GetMLModelTrainingJobStatus'),
    GetMLModelTransformJob: only('GetMLModelTransformJobStatus'),
    GetOpenCypherQueryStatus: only('GetQueryStatus'),
    GetPropertygraphStatistics: only('GetStatisticsStatus'),
    GetPropertygraphStream: only('GetStreamRecords'),
    GetPropertygraphSummary: only('GetGraphSummary'),
    GetRDFGraphSummary: only('GetGraphSummary'),
    GetSparqlStatistics: only('GetStatisticsStatus'),
    GetSparqlStream: only('GetStreamRecords'),
    ListGremlinQueries: only('GetQueryStatus'),
    ListOpenCypherQueries: only('GetQueryStatus'),
    ManagePropertygraphStatistics: only('ManageStatistics'),
    ManageSparqlStatistics: only('ManageStatistics'),
  },
};
