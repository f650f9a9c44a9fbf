import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** The id in a scalable target's ARN is made by AWS; `ResourceId` in a request is the id of what scales. */
const TARGET: ResourceTemplate = { type: 'ScalableTarget' };
const ON_TARGET: OperationRule = { resources: [TARGET] };

/** Application Auto Scaling. */
export const applicationAutoScaling: ServiceRules = {
  service: 'application-auto-scaling',
  source: 'https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  operations: {
    DeleteScalingPolicy: ON_TARGET,
    DeleteScheduledAction: ON_TARGET,
    DeregisterScalableTarget: ON_TARGET,
    PutScalingPolicy: ON_TARGET,
    PutScheduledAction: ON_TARGET,
    RegisterScalableTarget: {
      resources: [TARGET],
      also: [{ action: 'application-autoscaling:TagResource', when: { set: 'Tags' }, resources: [TARGET] }],
    },
  },
};
