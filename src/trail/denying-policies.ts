/** A kind of policy that can deny a call, as AWS names it in messages, or what can refuse it beside them. https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export interface DenyingPolicy {
  /** The words of the message before `policy`. */
  readonly name: string;
  /** In words, for a person. */
  readonly title: string;
  /** What helps where nothing in it allows the call. */
  readonly whenMissing: string;
  /** What helps where something in it denies the call. */
  readonly whenDenying: string;
  /** True where a grant in the role's own policies is what is missing. */
  readonly isOwn?: boolean;
}

/** Every kind that the messages name. */
const DENYING_POLICIES: readonly DenyingPolicy[] = [
  {
    name: 'identity-based',
    title: "the role's own policies",
    whenMissing: "add the statement to the role's policy",
    whenDenying: "a Deny in the role's own policies refuses it: narrow that Deny; another Allow does not help",
    isOwn: true,
  },
  {
    name: 'resource-based',
    title: 'the policy of the resource',
    whenMissing: "add an Allow for this principal to the resource's own policy",
    whenDenying: "a Deny in the resource's own policy refuses it: narrow that Deny; a grant to the role does not help",
  },
  {
    name: 'service control',
    title: 'a service control policy (SCP) of the organization',
    whenMissing: 'no SCP lets the account do this: ask who administers the organization; a grant to the role does not help',
    whenDenying: 'an SCP refuses it: ask who administers the organization; a grant to the role does not help',
  },
  {
    name: 'resource control',
    title: 'a resource control policy (RCP) of the organization',
    whenMissing: 'no RCP lets this principal in: ask who administers the organization; a grant to the role does not help',
    whenDenying: 'an RCP refuses it: ask who administers the organization; a grant to the role does not help',
  },
  {
    name: 'permissions boundary',
    title: "the role's permissions boundary",
    whenMissing: "add the statement to the role's permissions boundary; the role's own policy needs it as well",
    whenDenying: 'a Deny in the permissions boundary refuses it: narrow that Deny',
  },
  {
    name: 'session',
    title: 'the session policy, given when the role was assumed',
    whenMissing: "add the statement to the policy that the caller passes to AssumeRole; the role's own policy needs it as well",
    whenDenying: 'a Deny in the session policy refuses it: change the policy that the caller passes to AssumeRole',
  },
  {
    name: 'VPC endpoint',
    title: 'the policy of the VPC endpoint',
    whenMissing: 'add the statement to the policy of the VPC endpoint that the call went through',
    whenDenying: 'a Deny in the policy of the VPC endpoint refuses it: narrow that Deny; a grant to the role does not help',
  },
  {
    name: 'Lake Formation',
    title: 'Lake Formation, beside IAM',
    whenMissing: 'grant the permission on the database, table or columns in Lake Formation; a grant in IAM does not help',
    whenDenying: 'grant the permission on the database, table or columns in Lake Formation; a grant in IAM does not help',
  },
  {
    name: 'model access',
    title: "Bedrock's access to models, beside IAM",
    whenMissing: 'ask for access to the model in Bedrock, in this account and region; a grant in IAM does not help',
    whenDenying: 'ask for access to the model in Bedrock, in this account and region; a grant in IAM does not help',
  },
  {
    name: 'role trust',
    title: 'the trust policy of the role that was to be assumed',
    whenMissing: "add this principal to the other role's trust policy",
    whenDenying: "a Deny in the other role's trust policy refuses it: narrow that Deny",
  },
];

/** The kind of policy that a message names, case ignored; `undefined` for words that are not known. */
export function denyingPolicy(words: string): DenyingPolicy | undefined {
  return DENYING_POLICIES.find(({ name }) => name.toLowerCase() === words.toLowerCase());
}
