import type { Origin } from '../../model/origin.ts';
import type { Grant } from '../sam-tables.ts';
import type { Circumstances } from './circumstances.ts';
import type { Evaluation } from './evaluation.ts';
import { grantDocument } from './grant-document.ts';
import type { RolePolicy } from './role-policy.ts';
import { scalarText, type TemplateNode } from './template-node.ts';

const BUCKET: readonly Grant[] = [
  { actions: ['s3:PutObject'], resources: ['${Target}/*'] },
  { actions: ['s3:ListBucket'], resources: ['${Target}'] },
];

/** What SAM lets the generated role do at a target, by the target's `Type`. */
const GRANTS: ReadonlyMap<string, readonly Grant[]> = new Map([
  ['SQS', [{ actions: ['sqs:SendMessage'], resources: ['${Target}'] }]],
  ['SNS', [{ actions: ['sns:Publish'], resources: ['${Target}'] }]],
  ['EventBridge', [{ actions: ['events:PutEvents'], resources: ['${Target}'] }]],
  ['Lambda', [{ actions: ['lambda:InvokeFunction'], resources: ['${Target}'] }]],
  ['S3Bucket', BUCKET],
  ['S3', BUCKET],
]);

export interface Target {
  readonly type: TemplateNode | undefined;
  readonly arn: TemplateNode | undefined;
  /** The name of the policy. */
  readonly name: string;
  readonly origin: Origin;
}

/** The policy by which Lambda may send to a target with the generated role; none where SAM writes none. */
export function targetPolicy({ type, arn, name, origin }: Target, when: Circumstances, evaluation: Evaluation): readonly RolePolicy[] {
  const grants = GRANTS.get(scalarText(type) ?? '');
  if (grants === undefined || arn === undefined) return [];
  const node = grantDocument(grants, [['Target', arn]], origin);
  return [{ name, kind: 'inline', platform: true, when, content: { kind: 'document', node, evaluation }, origin }];
}
