import type { Grant, MemberPath, OperationRule, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';

const TASKS = 'ecs-tasks.amazonaws.com';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html: without a cluster the default cluster is meant. */
const CLUSTER: ValueSource = { member: 'cluster', as: 'nameOfArn', default: 'default' };
const task = (member: MemberPath): readonly ResourceTemplate[] => [{ type: 'task', values: { ClusterName: CLUSTER, TaskId: member } }];
const service = (member: MemberPath): readonly ResourceTemplate[] => [
  { type: 'service', values: { ClusterName: CLUSTER, ServiceName: member } },
];

/** `family` means its newest revision, which a later deployment changes; `family:3` is one revision. */
const NAMES_REVISION = ':\\d+$';
const definition = (member: MemberPath): readonly ResourceTemplate[] => [
  {
    type: 'task-definition',
    values: {
      TaskDefinitionFamilyName: { member, as: 'firstSegment' },
      TaskDefinitionRevisionNumber: { member, as: 'restSegments' },
    },
    when: { member, matches: NAMES_REVISION },
  },
  { type: 'task-definition', values: { TaskDefinitionFamilyName: member }, when: { not: { member, matches: NAMES_REVISION } } },
];

/** Running a task passes the roles of its definition, which the request does not tell. */
const PASSES_TASK_ROLES: Grant = {
  action: 'iam:PassRole',
  resources: [{ type: 'role' }],
  condition: { StringEquals: { 'iam:PassedToService': [{ text: TASKS }] } },
};

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/supported-iam-actions-tagging.html */
const tagging = (resources: readonly ResourceTemplate[]): Grant => ({ action: 'ecs:TagResource', when: { set: 'tags' }, resources });

const RUN: OperationRule = {
  resources: definition('taskDefinition'),
  also: [PASSES_TASK_ROLES, tagging([{ type: 'task', values: { ClusterName: CLUSTER } }])],
};

const ON_DAEMON_DEFINITION: OperationRule = {
  resources: [{ type: 'daemon-task-definition', values: { DaemonTaskDefinitionFamilyName: 'daemonTaskDefinition' } }],
};

/** Amazon ECS. */
export const ecs: ServiceRules = {
  service: 'ecs',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
  checked: '2026-11-22',
  reviewed: ['DescribeClusters', 'DescribeTaskDefinition', 'ListClusters', 'ListServices', 'ListTaskDefinitions'],
  operations: {
    CreateService: {
      resources: service('serviceName'),
      also: [tagging(service('serviceName'))],
    },
    DeleteDaemonTaskDefinition: ON_DAEMON_DEFINITION,
    DeleteTaskDefinitions: { resources: [{ type: 'task-definition', values: { TaskDefinitionFamilyName: 'taskDefinitions[]' } }] },
    DescribeDaemonTaskDefinition: ON_DAEMON_DEFINITION,
    DeleteService: { resources: service('service') },
    DescribeServices: { resources: service('services[]') },
    DescribeTasks: { resources: task('tasks[]') },
    ExecuteCommand: { resources: [{ type: 'cluster', values: { ClusterName: CLUSTER } }, ...task('task')] },
    GetTaskProtection: { resources: task('tasks[]') },
    ListTasks: { resources: [{ type: 'container-instance', values: { ClusterName: CLUSTER, ContainerInstanceId: 'containerInstance' } }] },
    RegisterTaskDefinition: {
      resources: [{ type: 'task-definition', values: { TaskDefinitionFamilyName: 'family' } }],
      also: [tagging([{ type: 'task-definition', values: { TaskDefinitionFamilyName: 'family' } }])],
    },
    RunTask: RUN,
    StartTask: RUN,
    StopTask: { resources: task('task') },
    UpdateService: { resources: service('service') },
    UpdateTaskProtection: { resources: task('tasks[]') },
  },
};
