import type { OperationRule, ServiceRules } from './rule.ts';

/** A named shadow stands below its thing: https://docs.aws.amazon.com/iot/latest/developerguide/iot-action-resources.html */
const ON_SHADOW: OperationRule = {
  source: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-action-resources.html',
  resources: [
    { type: 'thing', values: { ThingName: 'thingName' }, when: { absent: 'shadowName' } },
    {
      type: 'thing',
      values: { ThingName: { join: ['thingName', { text: '/' }, 'shadowName'] } },
      when: { set: 'shadowName' },
    },
  ],
};

/** AWS IoT data plane. */
export const iotDataPlane: ServiceRules = {
  service: 'iot-data-plane',
  source: 'https://docs.aws.amazon.com/iot/latest/developerguide/iot-policy-actions.html',
  checked: '2026-11-22',
  operations: {
    DeleteThingShadow: ON_SHADOW,
    GetThingShadow: ON_SHADOW,
    UpdateThingShadow: ON_SHADOW,
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
