import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

const PARENT = `Resources:
  Table: { Type: AWS::DynamoDB::Table, Properties: { TableName: orders } }
  Jobs: { Type: AWS::Serverless::Application, Properties: { Location: ./jobs/template.yaml, Parameters: { TableName: !Ref Table, Stage: prod } } }
  Start:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: app.handler, Environment: { Variables: { QUEUE: !GetAtt Jobs.Outputs.QueueUrl } } }
`;

const CHILD = `Parameters:
  TableName: { Type: String }
  Stage: { Type: String, Default: dev }
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Sub "jobs-\${Stage}" } }
  Other: { Type: AWS::SNS::Topic }
  Work:
    Type: AWS::Serverless::Function
    Properties: { Runtime: nodejs22.x, Handler: work.handler, Environment: { Variables: { TABLE: !Ref TableName, TOPIC: !GetAtt Other.TopicName } } }
Outputs:
  QueueUrl: { Value: !Ref Queue }
`;

function env(files: Readonly<Record<string, string>>): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> {
  const { project } = readFiles(files);
  return Object.fromEntries(
    project.functions.map((lambda) => [
      lambda.id,
      Object.fromEntries([...lambda.env].map(([name, values]) => [name, values.map(showPattern)])),
    ]),
  );
}

describe('nested applications', () => {
  const files = { 'template.yaml': PARENT, 'app.js': '', 'jobs/template.yaml': CHILD, 'jobs/work.js': '' };

  it('are read as part of their parent, with its parameters, and give their outputs', () => {
    expect(env(files)).toEqual({
      Start: { QUEUE: ['https://sqs.<region>.amazonaws.com/<account>/<Jobs/Queue.name=jobs-prod>'] },
      'Jobs/Work': { TABLE: ['<Table.name=orders>'], TOPIC: ['<Jobs/Other.name=*-Other-*>'] },
    });
  });

  it('that are not part of the project are a finding', () => {
    const { findings } = readFiles({ ...files, 'template.yaml': PARENT.replace('./jobs/template.yaml', 's3://bucket/jobs.yaml') });
    expect(findings.filter(({ rule }) => rule === 'unread-nested-stack')).toMatchObject([
      { origin: { file: 'template.yaml', line: 3, column: 3 } },
    ]);
  });

  it('that contain themselves end', () => {
    const loop = PARENT.replace('./jobs/template.yaml', './template.yaml');
    const { project, findings } = readFiles({ 'template.yaml': loop, 'app.js': '' });
    expect(project.functions.map(({ id }) => id)).toEqual(['Start']);
    expect(findings).toMatchObject([{ rule: 'unread-nested-stack', message: expect.stringContaining('it contains itself') }]);
  });
});

describe('Fn::ForEach', () => {
  it('unfolds into its copies, with a list parameter as collection', () => {
    const yaml = `Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Parameters: { Names: { Type: CommaDelimitedList, Default: 'Get,Put' } }
Resources:
  Fn::ForEach::Functions:
    - Name
    - !Ref Names
    - \${Name}Order:
        Type: AWS::Serverless::Function
        Properties:
          Runtime: nodejs22.x
          Handler: !Sub 'src/\${Name}.handler'
          FunctionName: !Ref Name
`;
    const { project } = readFiles({ 'template.yaml': yaml, 'src/Get.js': '', 'src/Put.js': '' });
    expect(project.functions.map(({ id, handler, name }) => [id, handler.kind === 'handler' && handler.file, showPattern(name)])).toEqual([
      ['GetOrder', 'src/Get.js', '<GetOrder.name=Get>'],
      ['PutOrder', 'src/Put.js', '<PutOrder.name=Put>'],
    ]);
  });

  it('over what is known only at deployment is a finding', () => {
    const yaml = `Resources:
  Fn::ForEach::Functions: [Name, !Split [',', !ImportValue names], { '\${Name}F': { Type: AWS::Serverless::Function } }]
  Fine: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler } }
`;
    const { findings } = readFiles({ 'template.yaml': yaml, 'app.js': '' });
    expect(findings).toMatchObject([{ rule: 'unread-template-loop', incomplete: '*', origin: { line: 2, column: 3 } }]);
  });
});

describe('parameters that hold an ARN or a URL', () => {
  it('are spelled out, and their default is named', () => {
    const yaml = `Parameters: { Queue: { Type: String, Default: 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs' } }
Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x, Handler: app.handler, Environment: { Variables: { Q: !Ref Queue } } } }
`;
    expect(env({ 'template.yaml': yaml, 'app.js': '' })).toEqual({ F: { Q: ['https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'] } });
    expect(readFiles({ 'template.yaml': yaml, 'app.js': '' }).findings).toMatchObject([
      { rule: 'parameter-default-used', severity: 'note' },
    ]);
  });
});
