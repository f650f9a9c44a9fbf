import type { MemberPath, OperationRule, ResourceTemplate, ServiceRules, When } from './rule.ts';

/** Ids by their form: https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html */
const FORMS = {
  account: ['AccountId', '^\\d{12}$'],
  organizationalunit: ['OrganizationalUnitId', '^ou-'],
  root: ['RootId', '^r-'],
  policy: ['PolicyId', '^p-'],
} as const;
type Named = keyof typeof FORMS;

/** What a member names, of some types: by the form of its id, or of any of them where the id does not show it. */
function named(member: MemberPath, ...types: readonly Named[]): readonly ResourceTemplate[] {
  const isOf = (type: Named): When => ({ member, matches: FORMS[type][1] });
  return [
    ...types.map((type): ResourceTemplate => ({ type, values: { [FORMS[type][0]]: member }, when: isOf(type) })),
    ...types.map((type): ResourceTemplate => ({ type, when: { not: { any: types.map(isOf) } } })),
  ];
}

const POLICY: readonly ResourceTemplate[] = [{ type: 'policy', values: { PolicyId: 'PolicyId' } }];
const on = (...resources: readonly ResourceTemplate[]): OperationRule => ({ resources });
const ON_TAGGED = on(...named('ResourceId', 'account', 'organizationalunit', 'root', 'policy'));
const ON_PARENT = on(...named('ParentId', 'organizationalunit', 'root'));
const ON_ATTACHMENT = on(...POLICY, ...named('TargetId', 'account', 'organizationalunit', 'root'));

/** AWS Organizations: one member names accounts, units, roots and policies, by ids of different forms. */
export const organizations: ServiceRules = {
  service: 'organizations',
  source: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_permissions_iam-policy-examples.html',
  checked: '2026-11-23',
  operations: {
    AttachPolicy: ON_ATTACHMENT,
    DetachPolicy: ON_ATTACHMENT,
    ListAccountsForParent: ON_PARENT,
    ListChildren: ON_PARENT,
    ListOrganizationalUnitsForParent: ON_PARENT,
    ListParents: on(...named('ChildId', 'account', 'organizationalunit')),
    ListPoliciesForTarget: on(...named('TargetId', 'account', 'organizationalunit', 'root')),
    ListTagsForResource: ON_TAGGED,
    MoveAccount: on(
      { type: 'account', values: { AccountId: 'AccountId' } },
      ...named('SourceParentId', 'organizationalunit', 'root'),
      ...named('DestinationParentId', 'organizationalunit', 'root'),
    ),
    TagResource: ON_TAGGED,
    UntagResource: ON_TAGGED,
  },
};
