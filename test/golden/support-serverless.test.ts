import { describe, expect, it } from 'vitest';
import { linterMissing, lintMerged } from './cloudformation-linter.ts';
import { describePolicies, sampleFile } from './sample-policies.ts';

const SAMPLE = 'support-serverless';

describePolicies({
  sample: SAMPLE,
  functions: ['openTicket', 'remindAgents', 'triageTicket'],
  formats: ['terraform', 'cloudformation'],
});

/** The template that the framework would make of the service, as far as the fragment refers to it. */
function template(): string {
  const own = sampleFile(SAMPLE, 'serverless.yml').replace(/^[\s\S]*\n {2}- Resources:\n/, '');
  const tickets = sampleFile(SAMPLE, 'resources/tickets.yml').replace(/^Resources:\n/, '');
  const declared = tickets + own.replace(/^ {4}/gm, '');
  const functions = ['OpenTicket', 'RemindAgents', 'TriageTicket'].map(
    (name) => `  ${name}LambdaFunction:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: nodejs22.x
      Role: !GetAtt IamRoleLambdaExecution.Arn
      Code: { ZipFile: '' }
`,
  );
  const role = `  IamRoleLambdaExecution:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
`;
  return `Resources:\n${declared.replace(/\$\{self:[\w.]*?(\w+)\}/g, (_, name: string) => name.toLowerCase())}${functions.join('')}${role}`;
}

const missing = linterMissing();
if (missing !== undefined) console.warn(`skipped: linting the fragment in samples/${SAMPLE} (${missing})`);

describe.skipIf(missing !== undefined)('the fragment', () => {
  it('belongs into the template', () => {
    expect(lintMerged(template(), sampleFile(SAMPLE, 'expected/policies.yaml'))).toEqual([]);
  });
});
