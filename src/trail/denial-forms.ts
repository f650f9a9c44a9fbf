import { findAction } from '../catalog/actions.ts';
import { operationsOf } from '../catalog/operations.ts';
import { services } from '../catalog/services.ts';
import { operationNeeds } from './operation-needs.ts';

/** What a text says was refused, that is no denial message of IAM's own form. */
export interface NamedDenial {
  readonly action: string;
  readonly resource?: string;
}

/** One wording: its groups say what was refused. */
interface Wording {
  readonly pattern: RegExp;
  /** True where the wording says by itself that something was denied. */
  readonly isDenial: boolean;
  readonly read: (groups: readonly string[]) => readonly NamedDenial[];
}

const WORDINGS: readonly Wording[] = [
  // CloudFormation: `API: s3:CreateBucket Access Denied`.
  { pattern: /\bAPI: ([a-z0-9-]+:\w+)/, isDenial: false, read: ([name = '']) => actionsNamed([name]) },
  // CloudFormation of parameters: `AccessDenied. User doesn't have permission to call ssm:GetParameters`.
  { pattern: /doesn't have permission to call ([a-z0-9-]+:\w+)/, isDenial: true, read: ([name = '']) => actionsNamed([name]) },
  // AWS SDK for Go, as in Terraform: `operation error S3: HeadBucket, https response error StatusCode: 403, …, api error Forbidden: Forbidden`.
  {
    pattern: /operation error ([A-Za-z0-9 ]+): (\w+),/,
    isDenial: false,
    read: ([service = '', operation = '']) => actionsOf(service.toLowerCase().replaceAll(' ', '-'), operation),
  },
  // AWS SDK for JavaScript v3, in a stack: `at de_GetObjectCommandError (/var/task/node_modules/@aws-sdk/client-s3/dist-cjs/index.js:1:1)`.
  {
    pattern: /\bde_(\w+)CommandError\b.*?@aws-sdk\/client-([a-z0-9-]+)\b/,
    isDenial: false,
    read: ([operation = '', service = '']) => actionsOf(service, operation),
  },
  // Lambda of an execution role: `The provided execution role does not have permissions to call ReceiveMessage on SQS`.
  {
    pattern: /does not have permissions? to call (\w+) on (\w+)/i,
    isDenial: true,
    read: ([operation = '', service = '']) => actionsNamed([`${service.toLowerCase()}:${operation}`]),
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html: `Cannot access stream ARN. Please ensure the role can perform the GetRecords, … Actions on your stream in IAM.`
  {
    pattern: /Cannot access stream (arn:[^:]+:([a-z0-9-]+):\S+?)\.? Please ensure the role can perform the ([\w, ]+) actions/i,
    isDenial: true,
    read: ([resource = '', prefix = '', names = '']) =>
      actionsNamed(names.split(/,? and |, /).map((name) => `${prefix}:${name.trim()}`)).map(({ action }) => ({ action, resource })),
  },
  // KMS, before it named the action (https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html), Secrets Manager and Lambda of the keys of a
  // secret and of an environment.
  {
    pattern: /ciphertext refers to a customer master key that does not exist|Access to KMS is not allowed|because KMS access was denied/,
    isDenial: true,
    read: () => [{ action: 'kms:Decrypt' }],
  },
];

/** Words that say that access was denied. */
export const BARE_DENIAL = /access ?denied|not authorized|unauthorized|forbidden/i;

/** What a line with the stack below it says was refused; empty where it says nothing of the kind. */
export function namedDenials(text: string): readonly NamedDenial[] {
  for (const { pattern, isDenial, read } of WORDINGS) {
    const found = pattern.exec(text);
    if (found === null || (!isDenial && !BARE_DENIAL.test(text))) continue;
    const denials = read(found.slice(1));
    if (denials.length > 0) return denials;
  }
  return [];
}

function actionsNamed(names: readonly string[]): NamedDenial[] {
  return names.flatMap((name) => {
    const action = findAction(name)?.name;
    return action === undefined ? [] : [{ action }];
  });
}

/** The actions that every call of an operation needs. */
function actionsOf(service: string, operation: string): NamedDenial[] {
  if (!services().has(service) || !operationsOf(service).includes(operation)) return [];
  const needs = operationNeeds({ service, operation })?.certain ?? [];
  return [...new Set(needs.map(({ action }) => action))].map((action) => ({ action }));
}
