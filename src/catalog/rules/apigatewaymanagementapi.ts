import type { OperationRule, ServiceRules } from './rule.ts';

const connections = (method: string): OperationRule => ({
  grants: [
    {
      action: 'execute-api:ManageConnections',
      resources: [
        {
          type: 'execute-api-general',
          values: {
            ApiId: { member: '$endpoint', as: 'apiId' },
            Stage: { member: '$endpoint', as: 'apiStage' },
            Method: { text: method },
            ApiSpecificResourcePath: { text: '@connections/*' },
          },
        },
      ],
    },
  ],
});

/** Messages to WebSocket connections of an API; a connection's id is data of the moment. */
export const apigatewaymanagementapi: ServiceRules = {
  service: 'apigatewaymanagementapi',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  checked: '2026-11-22',
  operations: {
    DeleteConnection: connections('DELETE'),
    GetConnection: connections('GET'),
    PostToConnection: connections('POST'),
  },
};
