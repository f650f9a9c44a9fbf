/**
 * Signing name -> action prefix where the two differ. Source: the "service prefix" line of each service's page in the Service Authorization Reference,
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html.
 */
export const PREFIX_OF_SIGNING_NAME: Readonly<Record<string, string>> = {
  'application-cost-profiler': 'application-cost-profiler',
  awsssoportal: 'sso',
  cloudcontrolapi: 'cloudformation',
  iotdata: 'iot',
  'iot-jobs-data': 'iotjobsdata',
  ioteventsdata: 'iotevents',
  IoTSecuredTunneling: 'iot',
  monitoring: 'cloudwatch',
  'mturk-requester': 'mechanicalturk',
  'partnercentral-account': 'partnercentral',
  'partnercentral-benefits': 'partnercentral',
  'partnercentral-channel': 'partnercentral',
  'partnercentral-selling': 'partnercentral',
  'sso-oauth': 'sso-oauth',
  tagging: 'tag',
};
