import type { Grant, ResourceTemplate, ServiceRules } from './rule.ts';

const MACHINE_BY_NAME: ResourceTemplate = { type: 'statemachine', values: { StateMachineName: 'name' } };
const MACHINE_OF_ALIAS: ResourceTemplate = { type: 'statemachine', arn: 'stateMachineAliasArn' };
const publish = (resource: ResourceTemplate): Grant => ({
  action: 'states:PublishStateMachineVersion',
  when: { member: 'publish', is: [true] },
  resources: [resource],
});

/** AWS Step Functions: executions are named by their own ARNs. */
export const sfn: ServiceRules = {
  service: 'sfn',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html',
  checked: '2026-11-22',
  reviewed: 'all',
  operations: {
    CreateActivity: {
      also: [{ action: 'states:TagResource', when: { set: 'tags' }, resources: [{ type: 'activity', values: { ActivityName: 'name' } }] }],
    },
    DescribeExecution: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html',
      resources: [{ type: 'execution', arn: 'executionArn' }],
    },
    CreateStateMachine: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html',
      also: [{ action: 'states:TagResource', when: { set: 'tags' }, resources: [MACHINE_BY_NAME] }, publish(MACHINE_BY_NAME)],
    },
    UpdateStateMachine: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_UpdateStateMachine.html',
      also: [publish({ type: 'statemachine', arn: 'stateMachineArn' })],
    },
    CreateStateMachineAlias: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html',
      resources: [
        {
          type: 'statemachine',
          values: { StateMachineName: { member: 'routingConfiguration[].stateMachineVersionArn', as: 'firstSegment' } },
        },
      ],
    },
    DescribeStateMachineAlias: { resources: [MACHINE_OF_ALIAS] },
    UpdateStateMachineAlias: { resources: [MACHINE_OF_ALIAS] },
    DeleteStateMachineAlias: { resources: [MACHINE_OF_ALIAS] },
    DeleteStateMachineVersion: { resources: [{ type: 'statemachine', arn: 'stateMachineVersionArn' }] },
  },
};
