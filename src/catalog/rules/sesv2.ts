import type { OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';
import { sends } from './ses-sending.ts';

const FROM = 'FromEmailAddress';
const FROM_ARN = 'FromEmailAddressIdentityArn';
const templateOf = (member: string): ResourceTemplate => ({ type: 'template', values: { TemplateName: member }, when: { set: member } });
const tags: When = { set: 'Tags' };

const ON_IDENTITY: OperationRule = { resources: [{ type: 'identity', values: { IdentityName: 'EmailIdentity' } }] };

/** Amazon SES, second version: the kind of content decides which further sending action is authorised. */
export const sesv2: ServiceRules = {
  service: 'sesv2',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html',
  checked: '2026-11-22',
  reviewed: ['CreateContact', 'GetAccount', 'GetConfigurationSet', 'GetEmailTemplate', 'ListEmailIdentities'],
  operations: {
    CreateConfigurationSet: {
      resources: [{ type: 'configuration-set', values: { ConfigurationSetName: 'ConfigurationSetName' } }],
      also: [
        {
          action: 'ses:TagResource',
          when: tags,
          resources: [{ type: 'configuration-set', values: { ConfigurationSetName: 'ConfigurationSetName' } }],
        },
      ],
    },
    CreateEmailIdentity: {
      resources: [{ type: 'identity', values: { IdentityName: 'EmailIdentity' } }],
      also: [{ action: 'ses:TagResource', when: tags, resources: [{ type: 'identity', values: { IdentityName: 'EmailIdentity' } }] }],
    },
    DeleteEmailIdentityPolicy: ON_IDENTITY,
    GetEmailIdentityPolicies: ON_IDENTITY,
    CreateEmailIdentityPolicy: ON_IDENTITY,
    PutEmailIdentityDkimAttributes: ON_IDENTITY,
    PutEmailIdentityDkimSigningAttributes: ON_IDENTITY,
    PutEmailIdentityFeedbackAttributes: ON_IDENTITY,
    PutEmailIdentityMailFromAttributes: ON_IDENTITY,
    UpdateEmailIdentityPolicy: ON_IDENTITY,
    DeleteEmailIdentity: ON_IDENTITY,
    GetEmailIdentity: ON_IDENTITY,
    SendBulkEmail: { grants: [sends('ses:SendBulkEmail', FROM, FROM_ARN, [templateOf('DefaultContent.Template.TemplateName')])] },
    SendEmail: {
      grants: [
        sends('ses:SendEmail', FROM, FROM_ARN, [templateOf('Content.Template.TemplateName')]),
        sends('ses:SendRawEmail', FROM, FROM_ARN, [], { set: 'Content.Raw' }),
        sends('ses:SendTemplatedEmail', FROM, FROM_ARN, [templateOf('Content.Template.TemplateName')], { set: 'Content.Template' }),
      ],
    },
  },
};
