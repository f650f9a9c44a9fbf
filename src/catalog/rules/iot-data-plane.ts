import type { ServiceRules } from './rule.ts';

/** AWS IoT data plane. */
export const iotDataPlane: ServiceRules = {
  service: 'iot-data-plane',
  source: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-actions.html',
  checked: '2026-11-22',
  reviewed: ['DeleteThingShadow', 'GetThingShadow', 'UpdateThingShadow'],
  operations: {
    Publish: {
      also: [
        {
          action: 'iot:RetainPublish',
          when: { member: 'retain', is: [true] },
          resources: [{ type: 'topic', values: { TopicName: 'topic' } }],
        },
      ],
    },
  },
};
