import type { ResourceTemplate, ServiceRules } from './rule.ts';
import { senders, sends } from './ses-sending.ts';

const TEMPLATE: ResourceTemplate = { type: 'template', values: { TemplateName: 'Template' } };

/** Amazon SES, first version. */
export const ses: ServiceRules = {
  service: 'ses',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html',
  checked: '2026-11-22',
  reviewed: ['DeleteIdentity', 'GetSendQuota', 'GetTemplate', 'ListIdentities', 'VerifyEmailIdentity'],
  operations: {
    SendBounce: { resources: senders('BounceSender', 'BounceSenderArn') },
    SendBulkTemplatedEmail: { grants: [sends('ses:SendBulkTemplatedEmail', 'Source', 'SourceArn', [TEMPLATE])] },
    SendEmail: { grants: [sends('ses:SendEmail', 'Source', 'SourceArn')] },
    SendRawEmail: { grants: [sends('ses:SendRawEmail', 'Source', 'SourceArn')] },
    SendTemplatedEmail: { grants: [sends('ses:SendTemplatedEmail', 'Source', 'SourceArn', [TEMPLATE])] },
  },
};
