import { describe, expect, it } from 'vitest';
import { resolvePattern } from '../../src/emit/resolve-requirements.ts';
import { terraformResolver } from '../../src/emit/resolve-terraform.ts';
import type { KnownPlace } from '../../src/model/known-place.ts';
import { concat, literal, type Pattern, pseudo } from '../../src/model/pattern.ts';
import { showPattern } from '../project/show-pattern.ts';

const queueArn = (name: Pattern) =>
  concat(literal('arn:'), pseudo('partition'), literal(':sqs:'), pseudo('region'), literal(':'), pseudo('account'), literal(':'), name);
const declared: Pattern = [
  { kind: 'reference', resource: 'aws_sqs_queue.jobs', attribute: 'name', type: 'aws_sqs_queue', reason: 'declared' },
];

function resolved(pattern: Pattern, elsewhere?: KnownPlace): string {
  return showPattern(resolvePattern(pattern, terraformResolver({ unresolved: 'wildcard', projectKind: 'terraform' }, elsewhere)));
}

describe('names in Terraform', () => {
  it('of region and account are those of the data sources, which know nothing of a function of another provider', () => {
    const named = queueArn(literal('jobs'));
    expect(resolved(named)).toBe('arn:<partition>:sqs:<region>:<account>:jobs');
    expect(resolved(named, { region: 'us-east-1' })).toBe('arn:<partition>:sqs:us-east-1:<account>:jobs');
    expect(resolved(named, { region: 'us-east-1', account: '123456789012' })).toBe('arn:<partition>:sqs:us-east-1:123456789012:jobs');
    expect(resolved(named, {})).toBe('arn:<partition>:sqs:*:<account>:jobs');
  });

  it('stay in the ARN of a resource that is written as a reference, wherever the function is', () => {
    expect(resolved(queueArn(declared), { region: 'us-east-1' })).toBe('arn:<partition>:sqs:<region>:<account>:<aws_sqs_queue.jobs.name>');
  });
});
