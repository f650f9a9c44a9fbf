import type { Grant, OperationRule, ResourceTemplate, ServiceRules, ValueSource } from './rule.ts';

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

/** What the rules of a web ACL or a rule group refer to: https://docs.aws.amazon.com/waf/latest/APIReference/API_Statement.html */
const REFERENCES = ['IPSetReferenceStatement', 'RegexPatternSetReferenceStatement', 'RuleGroupReferenceStatement'] as const;
const REFERRED_TYPE = {
  IPSetReferenceStatement: 'ipset',
  RegexPatternSetReferenceStatement: 'regexpatternset',
  RuleGroupReferenceStatement: 'rulegroup',
};
const refers = (operation: string): readonly Grant[] =>
  REFERENCES.map((statement) => ({
    action: `wafv2:${operation}`,
    forEach: 'Rules[]',
    when: { set: `Statement.${statement}` },
    resources: [{ type: REFERRED_TYPE[statement], arn: `Statement.${statement}.ARN` }],
  }));
const withRules = (operation: string, rule: OperationRule): OperationRule => ({ ...rule, also: refers(operation) });

/** AWS WAF. */
export const wafv2: ServiceRules = {
  service: 'wafv2',
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/security_iam_service-with-iam.html',
  checked: '2026-11-22',
  reviewed: ['ListIPSets'],
  operations: {
    CreateRuleGroup: withRules('CreateRuleGroup', creates('rulegroup')),
    CreateWebACL: withRules('CreateWebACL', creates('webacl')),
    UpdateRuleGroup: withRules('UpdateRuleGroup', on('rulegroup')),
    UpdateWebACL: withRules('UpdateWebACL', on('webacl')),
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
