import type { ServiceRules, ValueSource } from './rule.ts';

const APPLICATION: ValueSource = { member: 'Application', as: 'appConfigId' };

/** AWS AppConfig. */
export const appconfig: ServiceRules = {
  service: 'appconfig',
  source: 'https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_GetConfiguration.html',
  checked: '2026-11-23',
  operations: {
    GetConfiguration: {
      resources: [
        { type: 'application', values: { ApplicationId: APPLICATION } },
        { type: 'environment', values: { ApplicationId: APPLICATION, EnvironmentId: { member: 'Environment', as: 'appConfigId' } } },
        {
          type: 'configurationprofile',
          values: { ApplicationId: APPLICATION, ConfigurationProfileId: { member: 'Configuration', as: 'appConfigId' } },
        },
      ],
    },
  },
};
