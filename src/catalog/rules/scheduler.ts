import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html: without a group the default group is meant. */
const SCHEDULE: readonly ResourceTemplate[] = [
  { type: 'schedule', values: { GroupName: { member: 'GroupName', default: 'default' }, ScheduleName: 'Name' } },
];
const ON_SCHEDULE: OperationRule = { resources: SCHEDULE };

/** Amazon EventBridge Scheduler. */
export const scheduler: ServiceRules = {
  service: 'scheduler',
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_id-based-policies.html',
  checked: '2026-11-22',
  reviewed: ['ListSchedules'],
  operations: {
    CreateSchedule: ON_SCHEDULE,
    DeleteSchedule: ON_SCHEDULE,
    GetSchedule: ON_SCHEDULE,
    UpdateSchedule: ON_SCHEDULE,
    DeleteScheduleGroup: {
      source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html',
      also: [{ action: 'scheduler:DeleteSchedule', resources: [{ type: 'schedule', values: { GroupName: 'Name' } }] }],
    },
    CreateScheduleGroup: {
      also: [
        { action: 'scheduler:TagResource', when: { set: 'Tags' }, resources: [{ type: 'schedule-group', values: { GroupName: 'Name' } }] },
      ],
    },
  },
};
