import type { ServiceRules } from './rule.ts';

/** AWS AppConfig Data: a token stands for the configuration whose session gave it. */
export const appconfigdata: ServiceRules = {
  service: 'appconfigdata',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsappconfig.html',
  checked: '2026-11-22',
  operations: {
    StartConfigurationSession: {
      source: 'https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_appconfigdata_StartConfigurationSession.html',
      resources: [
        {
          type: 'configuration',
          values: {
            ApplicationId: { member: 'ApplicationIdentifier', as: 'appConfigId' },
            EnvironmentId: { member: 'EnvironmentIdentifier', as: 'appConfigId' },
            ConfigurationProfileId: { member: 'ConfigurationProfileIdentifier', as: 'appConfigId' },
          },
        },
      ],
    },
    GetLatestConfiguration: {
      source: 'https://docs.aws.amazon.com/appconfig/2019-10-09/APIReference/API_appconfigdata_GetLatestConfiguration.html',
      resources: [{ type: 'configuration', arn: { member: 'ConfigurationToken', as: 'beforeBar' } }],
    },
  },
};
