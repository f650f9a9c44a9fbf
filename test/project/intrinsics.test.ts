import { describe, expect, it } from 'vitest';
import { environmentOf } from './environment-of.ts';

const SECTIONS = `
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
  Account: { Type: String }
  Zones: { Type: CommaDelimitedList, Default: 'a, b' }
  Stored: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /shop/table }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Mappings:
  ByStage:
    dev: { table: orders-dev }
    prod: { table: orders }
`;

const RESOURCES = `
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Jobs: { Type: AWS::SQS::Queue, Properties: { QueueName: jobs } }
`;

function values(...variables: string[]): readonly (readonly string[])[] {
  return environmentOf(variables, { sections: SECTIONS, resources: RESOURCES }).values;
}

const QUEUE_URL = 'https://sqs.<region>.amazonaws.com/<account>/<Jobs.name=jobs>';
const QUEUE_ARN = 'arn:<partition>:sqs:<region>:<account>:<Jobs.name=jobs>';

describe('intrinsic functions', () => {
  it.each([
    ['a text', 'plain', ['plain']],
    ['a number as it is written', '012', ['012']],
    ['a boolean', 'true', ['true']],
    ['Ref of a table', '!Ref Table', ['<Table.name=orders>']],
    ['Ref of a queue', '!Ref Jobs', [QUEUE_URL]],
    ['Ref in its long form', '{ Ref: Jobs }', [QUEUE_URL]],
    ['Ref of a parameter', '!Ref Stage', ['<parameter Stage=dev>']],
    ['Ref of a parameter without default', '!Ref Account', ['<parameter Account>']],
    ['Ref of a stored parameter', '!Ref Stored', ['<parameter Stored>']],
    ['GetAtt', '!GetAtt Jobs.Arn', [QUEUE_ARN]],
    ['GetAtt as a list', '{ "Fn::GetAtt": [Jobs, Arn] }', [QUEUE_ARN]],
    ['Sub', `!Sub "\${AWS::AccountId}-\${Stage}-\${Table}"`, ['<account>-<parameter Stage=dev>-<Table.name=orders>']],
    ['Sub of an attribute', `!Sub "\${Jobs.QueueName}"`, ['<Jobs.name=jobs>']],
    ['Sub with a literal', `!Sub "\${!Stage}-x"`, [`\${Stage}-x`]],
    ['Sub with variables', `!Sub ["\${a}/\${Stage}", { a: !Ref Table }]`, ['<Table.name=orders>/<parameter Stage=dev>']],
    ['Join', '!Join ["-", [shop, !Ref Stage, x]]', ['shop-<parameter Stage=dev>-x']],
    ['Join of a list parameter', '!Join ["+", !Ref Zones]', ['a+b']],
    ['Join without what has no value', '!Join ["-", [a, !Ref "AWS::NoValue", b]]', ['a-b']],
    ['If', '!If [IsProd, orders, !Ref Table]', ['orders', '<Table.name=orders>']],
    ['If with no value', '!If [IsProd, orders, !Ref "AWS::NoValue"]', ['orders', '<env V0>']],
    ['If within Sub', `!Sub ["t-\${s}", { s: !If [IsProd, p, d] }]`, ['t-p', 't-d']],
    ['Split and Select', '!Select [5, !Split [":", !GetAtt Jobs.Arn]]', ['<Jobs.name=jobs>']],
    ['Select of an unknown text that Split cut', '!Select [1, !Split ["/", !Ref Account]]', ['<unknown>']],
    ['FindInMap by a literal', '!FindInMap [ByStage, prod, table]', ['orders']],
    ['FindInMap by a parameter that may be overridden', '!FindInMap [ByStage, !Ref Stage, table]', ['orders-dev', 'orders']],
    ['ImportValue', '!ImportValue shared-table', ['<unknown>']],
    ['a dynamic reference', "'{{resolve:ssm:/shop/table}}'", ['<unknown>']],
    ['a dynamic reference within a text', `!Sub 'pre-{{resolve:ssm:/\${Stage}/x}}-post'`, ['pre-<unknown>-post']],
    ['Base64', '!Base64 abc', ['<unknown>']],
    ['a pseudo-parameter', '!Ref AWS::URLSuffix', ['<urlSuffix>']],
  ])('%s', (_, written, expected) => {
    expect(values(written)).toEqual([expected]);
  });

  it('binds a parameter that the user gives', () => {
    const given = { parameters: new Map([['Stage', 'prod']]) };
    const { values: found } = environmentOf(
      ['!Ref Stage', '!FindInMap [ByStage, !Ref Stage, table]'],
      { sections: SECTIONS, resources: RESOURCES },
      given,
    );
    expect(found).toEqual([['<parameter Stage=prod>'], ['orders']]);
  });

  it('refuses a value that the template does not allow', () => {
    const given = { parameters: new Map([['Stage', 'test']]) };
    expect(() => environmentOf([], { sections: SECTIONS }, given)).toThrow(
      "template.yaml:3:10: parameter Stage can't be 'test'; it is one of dev, prod",
    );
  });
});

describe('what can not be read', () => {
  it.each([
    ['a name that is nowhere', '!Ref Nowhere', 'unreadable-template-part'],
    ['an attribute of nothing', '!GetAtt Nowhere.Arn', 'unreadable-template-part'],
    ['an unknown function', '!Frobnicate x', 'unreadable-template-part'],
    ['an index that is too large', '!Select [7, [a, b]]', 'unreadable-template-part'],
    ['a map entry that is missing', '!FindInMap [ByStage, test, table]', 'unreadable-template-part'],
  ])('%s is a finding and an unknown value', (_, written, rule) => {
    const found = environmentOf([written, 'fine'], { sections: SECTIONS, resources: RESOURCES });
    expect(found).toEqual({ values: [['<unknown>'], ['fine']], rules: [rule] });
  });

  it('ends circles', () => {
    const resources = `
  One: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt Two.QueueName } }
  Two: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt One.QueueName } }
`;
    const found = environmentOf(['!GetAtt One.QueueName'], { resources });
    expect(found.rules).toContain('circular-reference');
    expect(found.values[0]?.[0]).toMatch(/^<One\.name=.*<unknown>/);
  });

  it('bounds names that double with every reference', () => {
    const count = 40;
    const queue = (index: number) =>
      `  Q${index}: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub '\${Q${index + 1}.QueueName}\${Q${index + 1}.QueueName}' } }`;
    const resources = [
      ...Array.from({ length: count }, (_, index) => queue(index)),
      `  Q${count}: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }`,
    ].join('\n');
    const found = environmentOf(['!GetAtt Q0.QueueName'], { resources });
    expect(found.values[0]?.[0]).toContain('<Q0.name');
  });

  it('bounds alternatives', () => {
    const choice = '!If [IsProd, a, b]';
    const found = environmentOf([`!Join ['', [${Array.from({ length: 12 }, () => choice).join(', ')}]]`], { sections: SECTIONS });
    expect(found.values).toEqual([['<unknown>']]);
  });
});
