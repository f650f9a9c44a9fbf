import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';

const ROLE = '  R: { Type: AWS::IAM::Role }\n';

describe('a function that is not read', () => {
  it.each([
    [
      'CloudFormation, an image',
      'template.yaml',
      `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { PackageType: Image, Code: { ImageUri: x }, Role: !GetAtt R.Arn } }\n${ROLE}`,
      'image',
    ],
    [
      'CloudFormation, an image without PackageType',
      'template.yaml',
      `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Code: { ImageUri: x }, Role: !GetAtt R.Arn } }\n${ROLE}`,
      'image',
    ],
    [
      'CloudFormation, another language',
      'template.yaml',
      `Resources:\n  F: { Type: AWS::Lambda::Function, Properties: { Runtime: provided.al2023, Handler: bootstrap, Code: ., Role: !GetAtt R.Arn } }\n${ROLE}`,
      'language',
    ],
    [
      'SAM, the language of Globals',
      'template.yaml',
      'Globals: { Function: { Runtime: java21 } }\nResources:\n  F: { Type: AWS::Serverless::Function, Properties: { CodeUri: ., Handler: a.B::c } }\n',
      'language',
    ],
    [
      'the Serverless Framework, an image',
      'serverless.yml',
      'service: s\nprovider: { name: aws, runtime: nodejs22.x }\nfunctions: { F: { image: { name: app } } }\n',
      'image',
    ],
    [
      'the Serverless Framework, the language of the provider',
      'serverless.yml',
      'service: s\nprovider: { name: aws, runtime: python3.12 }\nfunctions: { F: { handler: app.handler } }\n',
      'language',
    ],
  ])('%s: keeps its role and platform, and says that its needs are not known', (_, name, text, cause) => {
    const { project, findings } = readFiles({ [name]: text, 'app.py': '', 'app.js': '' });
    expect(project.functions).toMatchObject([{ handler: { kind: 'unresolved', cause } }]);
    expect(project.functions[0]?.role.declared).toBeDefined();
    expect(project.functions[0]?.platform.length).toBeGreaterThan(0);
    expect(findings).toMatchObject([{ rule: 'unsupported-function', severity: 'warning', function: 'F', incomplete: '*' }]);
  });
});
