/**
 * The form of a curated rule. A rule states what AWS's own pages say and the operation's name alone does not: other actions, further
 * actions that depend on arguments, the resources that arguments name. Rules are data; `src/catalog/grants.ts` carries them out, and
 * holds no fact of any service. One file per service, named after it and listed in `all.ts`.
 *
 * An operation without a rule needs the action of its own name on the resources that its members name (bound at generation time).
 * So a rule says only what differs: an operation whose default is right has none.
 */
export interface ServiceRules {
  /** The v3 package's name after `@aws-sdk/client-`. */
  readonly service: string;
  /** The AWS page that the rules rest on, where a rule names none of its own. */
  readonly source: string;
  /** The day the page was last read: `2026-11-22`. */
  readonly checked: string;
  readonly operations: Readonly<Record<string, OperationRule>>;
  /** ARN variable -> how the member that fills it by default is read, in every operation of the service. */
  readonly transforms?: Readonly<Record<string, Transform>>;
  /** Resource type -> text behind its ARN, in every operation that has no rule of its own: `:*`. */
  readonly suffixes?: Readonly<Record<string, string>>;
  /** The member, of any operation that has it, which names the account of the service's own resources where it is not the caller's. */
  readonly account?: MemberPath;
  /** Operations without a rule whose default was compared with the source and is right; `all`: every one. Their grants have high confidence. */
  readonly reviewed?: readonly string[] | 'all';
}

export interface OperationRule {
  /** The AWS page of this row, where it is not the file's. */
  readonly source?: string;
  /** What is needed in place of the action of the operation's own name. Each grant whose `when` holds applies. */
  readonly grants?: readonly Grant[];
  /** What is needed beside the default (or beside `grants`). */
  readonly also?: readonly Grant[];
  /** The resources of the default action, where the automatic binding would be wrong. Not together with `grants`. */
  readonly resources?: readonly ResourceTemplate[];
  /** Why the operation needs no permission at all: `unsigned`, `authorised by a token`. Alone in its rule. */
  readonly noPermission?: string;
  /**
   * The member that decides which grants apply: `TransactItems[]`, `Statement`. Absent: nothing is needed. Not known, or no grant of the rule fits it:
   * a finding that grants may be missing.
   */
  readonly decidedBy?: MemberPath;
  /** What the call needs that nothing in the request names, so that it cannot be granted: reported on every such call. */
  readonly beyond?: readonly BeyondRequest[];
  /** The customer managed key that the service may use on the caller's behalf. */
  readonly encryption?: readonly Encryption[];
  /** Members that name a role to pass, where the member's name does not show it. `[]`: none, though a name looks like it. */
  readonly passedRoles?: readonly PassedRole[];
}

/** One action on some resources. */
export interface Grant {
  /** In the catalog's spelling: `s3:GetObject`. */
  readonly action: string;
  /** Absent: always. */
  readonly when?: When;
  /** One requirement per item (`TransactItems[]`); the paths of this grant then start at the item. */
  readonly forEach?: MemberPath;
  /** Absent: `*` where the action has no resource type, else any resource of its types. */
  readonly resources?: readonly ResourceTemplate[];
  /** Operator -> key -> values; see `ConditionValue`. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, readonly ValueSource[]>>>>;
  /** Set where the Service Authorization Reference does not list the action; says where it is documented. */
  readonly undocumented?: string;
}

/** A resource type of the action, and what fills the variables of its ARN. */
export interface ResourceTemplate {
  /**
   * The resource type of the action's own service, as the Service Authorization Reference names it (`object`, `table`). Its ARN comes from the
   * catalog. `*`: every resource.
   */
  readonly type: string;
  /**
   * ARN variable -> where its text comes from. A variable that is not listed is any text. A value that is a whole ARN gives region and account too, and
   * a value that is an ARN of another form is taken as the resource as it is. `Partition`, `Region` and `Account` may be set too.
   */
  readonly values?: Readonly<Record<string, ValueSource>>;
  /** The member that holds the whole ARN, in place of `values`. A value that is not visibly an ARN stands behind the ARN's fixed beginning. */
  readonly arn?: ValueSource;
  /** Text behind the ARN; `*` and `?` in it are IAM wildcards: `:*`. */
  readonly suffix?: string;
  /** Absent: always. */
  readonly when?: When;
}

/**
 * Where a text comes from. A bare string is a member path. A member that is not given is an unknown part of the ARN, unless `default` says what AWS
 * takes instead. `text` is fixed; in it `${Region}`, `${Account}` and `${Partition}` stand for those of the call, `*` and `?` for IAM wildcards. `join` puts several texts behind one another.
 */
export type ValueSource = MemberPath | MemberValue | { readonly text: string } | { readonly join: readonly ValueSource[] };

export interface MemberValue {
  readonly member: MemberPath;
  /** The member that AWS takes instead where `member` is not given: `StreamARN` for `StreamName`. */
  readonly or?: MemberPath;
  readonly as?: Transform;
  readonly default?: string;
}

/**
 * A path from the request: `Bucket`, `Target.RoleArn`, `Entries[].EventBusName` (each item), `RequestItems{key}` and `RequestItems{value}` (the keys and
 * values of a map). Below `forEach` a path starts at the item, `$item` is the item itself, and `/Bucket` starts at the request. `$endpoint` is the client's endpoint.
 */
export type MemberPath = string;

/** How a member's value becomes the text of an ARN variable. Without one: the value itself, or the last part of a whole ARN. */
export type Transform =
  /** `https://sqs.REGION.amazonaws.com/ACCOUNT/NAME` -> name, region, account. */
  | 'queueUrl'
  /** `name`, `name:qualifier`, `ACCOUNT:function:name`, ARN -> name (with its qualifier), account, region. */
  | 'functionName'
  /** The same without the qualifier. */
  | 'unqualifiedFunctionName'
  /** `/a/b` and `a/b` -> `a/b`; an ARN as it is; a `:version` or `:label` selector is cut off. */
  | 'parameterName'
  /** A document's name; those of Amazon belong to no account. */
  | 'documentName'
  /** A name -> `name-??????`; a full ARN as it is; an ARN without the random suffix gets `-??????`. */
  | 'secretId'
  /** The name of a parameter that stands for a secret (`/aws/reference/secretsmanager/NAME`) -> `NAME-??????`. */
  | 'referencedSecret'
  /** A key id or key ARN -> id; an alias leaves the id open. */
  | 'keyId'
  /** An AppConfig id as it is; a name, which a request may give in its place, leaves the id open. */
  | 'appConfigId'
  /** `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG` -> the repository's name, with account and region. */
  | 'imageRepository'
  /** `alias/name` or its ARN -> name. */
  | 'aliasName'
  /** The same -> `alias/name`. */
  | 'aliasPath'
  /** `BUCKET/KEY` of `CopySource`, with or without leading slash, `?versionId=` or an access-point ARN in front -> the bucket. */
  | 'copySourceBucket'
  /** The same -> the key. */
  | 'copySourceKey'
  /** `s3://bucket/key`, `https://bucket.s3.REGION.amazonaws.com/key` -> the bucket. */
  | 's3UriBucket'
  /** The same -> the key. */
  | 's3UriKey'
  /** The table after FROM, INTO or UPDATE of a PartiQL statement. */
  | 'partiqlTable'
  /** The index in `FROM "table"."index"`. */
  | 'partiqlIndex'
  /** A log group's name or ARN (with or without `:*`) -> name. */
  | 'logGroup'
  /** `arn:..:execution:MACHINE:NAME` and the like: what stands behind the type's own text, up to the next `:`. */
  | 'firstSegment'
  /** The same, from the second segment on. */
  | 'restSegments'
  /** An email address as it is, or `Name <address>` -> the address. */
  | 'emailAddress'
  /** `a@example.com` -> `example.com`. */
  | 'emailDomain'
  /** `https://API.execute-api.REGION.amazonaws.com/STAGE` -> the API id. */
  | 'apiId'
  /** The same -> the stage. */
  | 'apiStage'
  /** An inference profile's id or ARN -> the model id without the geography: `us.anthropic.x` -> `anthropic.x`. */
  | 'inferenceProfileModel'
  /** A state machine's ARN -> its name. */
  | 'stateMachineName'
  /** The name at the end of a whole ARN of another type, with its region and account; another text as it is. */
  | 'nameOfArn'
  /** The text before the first `|`, as in a shard iterator. */
  | 'beforeBar'
  /** The last segment after `/`. */
  | 'lastPathSegment'
  /** `/x` -> `x`. */
  | 'withoutLeadingSlash'
  /** `a` -> `a` and everything below it, for a path that stands for a tree: `a/*`. */
  | 'pathTree';

/** A statement about the request. Where a member's value is not known the statement may hold, and what depends on it applies. */
export type When =
  | { readonly set: MemberPath }
  | { readonly absent: MemberPath }
  /** The value is one of these. */
  | { readonly member: MemberPath; readonly is: readonly (string | boolean | number)[] }
  /** The value has this form (a regular expression, case ignored). Holds only where the known text shows it. */
  | { readonly member: MemberPath; readonly matches: string }
  | { readonly all: readonly When[] }
  | { readonly any: readonly When[] }
  | { readonly not: When };

/** Permissions that the call needs and that the request does not show. */
export interface BeyondRequest {
  /** Set where they are needed only if something holds that no request shows: the actions. */
  readonly mayNeed?: readonly string[];
  /** The service that they are of, as in a finding's `incomplete`: `s3`, or `*` for any. */
  readonly service: string;
  /** What is needed, and where to look for it. */
  readonly message: string;
  /** Absent: always. */
  readonly when?: When;
}

/** KMS permissions of the caller that a service needs on its behalf, granted only where something names the key. */
export interface Encryption {
  /** `kms:Decrypt`, `kms:GenerateDataKey`. */
  readonly actions: readonly string[];
  /** The member that names the key in the call itself. */
  readonly key?: MemberPath;
  /** The member that names the resource which may be encrypted: a declared one carries its key. */
  readonly resource?: MemberPath;
  /** The service in `kms:ViaService`: `s3` of `s3.REGION.amazonaws.com`. */
  readonly via: string;
  /** Absent: always. */
  readonly when?: When;
}

/** A role that the call hands to a service. */
export interface PassedRole {
  readonly member: MemberPath;
  /** `iam:PassedToService`, where it is not the one of `passed-to-services.ts`: `lambda.amazonaws.com`. */
  readonly to?: string;
  /** True where every request has the member. */
  readonly required?: boolean;
}
