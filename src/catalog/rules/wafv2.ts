import type { OperationRule, ResourceTemplate, ServiceRules } from './rule.ts';

/** The scope of a request, and how it stands in an ARN: https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html */
const on = (type: string): OperationRule => {
  const named = { Name: 'Name', Id: 'Id' };
  const resources: readonly ResourceTemplate[] = [
    { type, values: { ...named, Scope: { text: 'regional' } }, when: { member: 'Scope', is: ['REGIONAL'] } },
    { type, values: { ...named, Scope: { text: 'global' } }, when: { member: 'Scope', is: ['CLOUDFRONT'] } },
    { type, values: named, when: { absent: 'Scope' } },
  ];
  return { resources };
};

/** AWS WAF. */
export const wafv2: ServiceRules = {
  service: 'wafv2',
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['ListIPSets'],
  operations: {
    DeleteIPSet: on('ipset'),
    DeleteRegexPatternSet: on('regexpatternset'),
    DeleteRuleGroup: on('rulegroup'),
    DeleteWebACL: on('webacl'),
    GetIPSet: on('ipset'),
    GetRegexPatternSet: on('regexpatternset'),
    UpdateIPSet: on('ipset'),
    UpdateRegexPatternSet: on('regexpatternset'),
  },
};
