import type { LambdaFunction } from '../../src/model/lambda-function.ts';
import type { Pattern } from '../../src/model/pattern.ts';
import { concat, literal } from '../../src/model/pattern.ts';
import type { RuleFacts } from '../../src/rules/rule.ts';

const SAVE: LambdaFunction = {
  id: 'Save',
  aliases: [],
  handler: { kind: 'handler', file: 'app.ts', export: 'handler' },
  runtime: 'nodejs22.x',
  env: new Map(),
  envIsComplete: true,
  name: literal('save'),
  role: { kind: 'implicit' },
  platform: [],
  layers: [],
  origin: { file: 'template.yaml', line: 3, column: 3 },
};

/** Facts of a function that gets and puts items of a table whose name is `name`, at two lines of app.ts. */
export function factsWithTable(name: Pattern): RuleFacts {
  const requirement = (action: string, line: number) => ({
    action,
    resource: concat(literal('arn:aws:dynamodb:eu-west-1:123456789012:table/'), name),
    evidence: [
      { kind: 'code', service: 'dynamodb', operation: 'X', origin: { file: 'app.ts', line, column: 1 }, via: [], rule: 'a rule' },
    ] as const,
    confidence: 'high' as const,
  });
  return {
    function: SAVE,
    requirements: [requirement('dynamodb:GetItem', 4), requirement('dynamodb:PutItem', 4), requirement('dynamodb:Query', 9)],
  };
}
