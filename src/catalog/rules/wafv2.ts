import type { OperationRule, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';

/** The scope of a request, and how it stands in an ARN: https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html */
const scoped = (type: string, named: Readonly<Record<string, ValueSource>>): readonly ResourceTemplate[] => [
  { type, values: { ...named, Scope: { text: 'regional' } }, when: { member: 'Scope', is: ['REGIONAL'] } },
  { type, values: { ...named, Scope: { text: 'global' } }, when: { member: 'Scope', is: ['CLOUDFRONT'] } },
  { type, values: named, when: { absent: 'Scope' } },
];
const on = (type: string): OperationRule => ({ resources: scoped(type, { Name: 'Name', Id: 'Id' }) });
/** The id of what is made is not known before. */
const creates = (type: string): OperationRule => ({ resources: scoped(type, { Name: 'Name' }) });
/** Named by its ARN, or by scope, name and id. */
const named = (type: string): OperationRule => ({
  resources: [
    { type, arn: 'ARN', when: { set: 'ARN' } },
    ...scoped(type, { Name: 'Name', Id: 'Id' }).map((template) => ({
      ...template,
      when: { all: [{ absent: 'ARN' }, ...(template.when === undefined ? [] : [template.when])] },
    })),
  ],
});

/** AWS WAF. */
export const wafv2: ServiceRules = {
  service: 'wafv2',
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['ListIPSets'],
  operations: {
    CreateIPSet: creates('ipset'),
    CreateRegexPatternSet: creates('regexpatternset'),
    DeleteIPSet: on('ipset'),
    DeleteRegexPatternSet: on('regexpatternset'),
    DeleteRuleGroup: on('rulegroup'),
    DeleteWebACL: on('webacl'),
    GetIPSet: on('ipset'),
    GetRegexPatternSet: on('regexpatternset'),
    GetRuleGroup: named('rulegroup'),
    GetWebACL: named('webacl'),
    UpdateIPSet: on('ipset'),
    UpdateRegexPatternSet: on('regexpatternset'),
  },
};
