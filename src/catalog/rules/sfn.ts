import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

const MACHINE_BY_NAME: ResourceTemplate = { type: 'statemachine', values: { StateMachineName: 'name' } };
/**
 * A version or an alias is authorised by the ARN of its state machine: https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
const machineOf = (member: MemberPath): ResourceTemplate => ({
  type: 'statemachine',
  values: { StateMachineName: { member, as: 'firstSegment' } },
});
const onMachine = (member: MemberPath): OperationRule => ({ resources: [machineOf(member)] });
const ON_MACHINE = onMachine('stateMachineArn');
const ON_MACHINE_OF_ALIAS = onMachine('stateMachineAliasArn');
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
    TestState: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html',
      also: [{ action: 'states:RevealSecrets', when: { member: 'revealSecrets', is: [true] } }],
    },
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
      resources: [machineOf('stateMachineArn')],
      also: [publish(machineOf('stateMachineArn'))],
    },
    CreateStateMachineAlias: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html',
      resources: [machineOf('routingConfiguration[].stateMachineVersionArn')],
    },
    DeleteStateMachine: ON_MACHINE,
    DescribeStateMachine: ON_MACHINE,
    ListExecutions: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html',
      resources: [
        { type: 'maprun', arn: 'mapRunArn', when: { set: 'mapRunArn' } },
        { ...machineOf('stateMachineArn'), when: { any: [{ set: 'stateMachineArn' }, { absent: 'mapRunArn' }] } },
      ],
    },
    ListStateMachineAliases: ON_MACHINE,
    ListStateMachineVersions: ON_MACHINE,
    PublishStateMachineVersion: ON_MACHINE,
    StartExecution: ON_MACHINE,
    StartSyncExecution: ON_MACHINE,
    DescribeStateMachineAlias: ON_MACHINE_OF_ALIAS,
    UpdateStateMachineAlias: ON_MACHINE_OF_ALIAS,
    DeleteStateMachineAlias: ON_MACHINE_OF_ALIAS,
    DeleteStateMachineVersion: onMachine('stateMachineVersionArn'),
  },
};
