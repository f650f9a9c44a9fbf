import { describe, expect, it } from 'vitest';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

function lambda(id: string, asset: string, more = {}, key = 'x.zip'): Record<string, unknown> {
  return {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: { 'Fn::Sub': 'cdk-hnb659fds-assets-x' }, S3Key: key },
      Handler: 'index.handler',
      Runtime: 'nodejs22.x',
      Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
      Environment: { Variables: { TABLE: { Ref: 'Table' } } },
    },
    Metadata: { 'aws:cdk:path': `${id}/Resource`, 'aws:asset:path': asset, 'aws:asset:property': 'Code', ...more },
  };
}

function assembly(functions: Record<string, unknown>): Record<string, string> {
  const template = { Resources: { Table: { Type: 'AWS::DynamoDB::Table' }, Role: { Type: 'AWS::IAM::Role' }, ...functions } };
  const manifest = {
    version: '48.0.0',
    artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json', stackName: 'shop-prod' } } },
  };
  return { 'cdk.json': '{}', 'cdk.out/manifest.json': JSON.stringify(manifest), 'cdk.out/Shop.template.json': JSON.stringify(template) };
}

describe('cdk.out', () => {
  it('gives functions by construct path, with the names of the stack', () => {
    const files = { ...assembly({ GetF00: lambda('Shop/Get', 'asset.a') }), 'cdk.out/asset.a/index.js': '' };
    const { project, findings } = readFiles(files);
    expect(findings).toEqual([]);
    expect(project.functions[0]?.describedBy).toBe('cdk');
    expect(
      project.functions.map(({ id, aliases, handler, role, name, env }) => ({
        id,
        aliases,
        handler,
        role,
        name: showPattern(name),
        table: env.get('TABLE')?.map(showPattern),
      })),
    ).toEqual([
      {
        id: 'Shop/Get',
        aliases: ['GetF00', 'Get'],
        handler: { kind: 'handler', file: 'cdk.out/asset.a/index.js', export: 'handler' },
        role: { kind: 'declared', id: 'Role', declared: expect.objectContaining({ id: 'Role' }) },
        name: '<GetF00.name=shop-prod-GetF00-*>',
        table: ['<Table.name=shop-prod-Table-*>'],
      },
    ]);
  });

  it('finds staged code by the manifest of assets where the templates have no metadata', () => {
    const withoutMetadata = (key: string) => ({ ...lambda('', '', {}, key), Metadata: {} });
    const nested = {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::URLSuffix' }, '/b/n.json']] } },
    };
    const asset = (path: string, objectKey: string) => ({
      source: { path },
      destinations: { 'current_account-current_region': { objectKey } },
    });
    const files = {
      ...assembly({ Get: withoutMetadata('x.zip'), Nested: nested }),
      'cdk.out/Inner.nested.template.json': JSON.stringify({
        Resources: { Put: withoutMetadata('y.zip') },
      }),
      'cdk.out/Shop.assets.json': JSON.stringify({
        files: { x: asset('asset.x', 'x.zip'), y: asset('asset.y', 'y.zip'), n: asset('Inner.nested.template.json', 'n.json') },
      }),
      'cdk.out/asset.x/index.js': '',
      'cdk.out/asset.y/index.js': '',
    };
    expect(readFiles(files).project.functions.map(({ id, handler }) => [id, handler])).toEqual([
      ['Get', { kind: 'handler', file: 'cdk.out/asset.x/index.js', export: 'handler' }],
      ['Nested/Put', { kind: 'handler', file: 'cdk.out/asset.y/index.js', export: 'handler' }],
    ]);
  });

  it('leads from a bundle to its source', () => {
    const files = {
      ...assembly({
        A: lambda('Shop/A', 'asset.a'),
        B: lambda('Shop/B', 'asset.b'),
        C: lambda('Shop/C', 'asset.c'),
        D: lambda('Shop/D', 'asset.d'),
      }),
      'package-lock.json': '{}',
      'src/a.ts': '',
      'src/b.ts': '',
      'src/c.ts': '',
      'src/shared.ts': '',
      'cdk.out/asset.a/index.js': '',
      'cdk.out/asset.a/index.meta.json': JSON.stringify({ outputs: { 'cdk.out/x/index.js': { entryPoint: 'src/a.ts' } } }),
      'cdk.out/asset.b/index.js': '',
      'cdk.out/asset.b/index.js.map': JSON.stringify({ sources: ['../../node_modules/x/y.js', '../../src/shared.ts', '../../src/b.ts'] }),
      'cdk.out/asset.c/index.js': '"use strict";\n// node_modules/x/y.js\nvar x;\n// src/shared.ts\nvar y;\n// src/c.ts\nvar z;\n',
      'cdk.out/asset.d/index.js': 'var t=1',
    };
    const { project } = readFiles(files);
    expect(project.functions.map(({ handler }) => handler.kind === 'handler' && handler.file)).toEqual([
      'src/a.ts',
      'src/b.ts',
      'src/c.ts',
      'cdk.out/asset.d/index.js',
    ]);
  });

  it('passes over the functions that the library adds', () => {
    const helper = lambda('Shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler', 'asset.h');
    const files = {
      ...assembly({ A: lambda('Shop/A', 'asset.a'), Helper: helper }),
      'cdk.out/asset.a/index.js': '',
      'cdk.out/asset.h/index.js': '',
    };
    expect(readFiles(files).project.functions.map(({ id }) => id)).toEqual(['Shop/A']);
  });

  it('reads stages and nested stacks', () => {
    const nested = {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: { 'Fn::Join': ['', ['https://x']] } },
      Metadata: { 'aws:asset:path': 'Nested.template.json' },
    };
    const files = {
      'cdk.out/manifest.json': JSON.stringify({
        artifacts: { 'assembly-Dev': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Dev' } } },
      }),
      'cdk.out/assembly-Dev/manifest.json': JSON.stringify({
        artifacts: { DevShop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } } },
      }),
      'cdk.out/assembly-Dev/Shop.template.json': JSON.stringify({ Resources: { Nested: nested } }),
      'cdk.out/assembly-Dev/Nested.template.json': JSON.stringify({
        Resources: { Table: { Type: 'AWS::DynamoDB::Table' }, F: lambda('Dev/Shop/Nested/F', '../asset.f') },
      }),
      'cdk.out/asset.f/index.js': '',
    };
    const { project } = readFiles(files);
    expect(project.functions.map(({ id, env }) => [id, env.get('TABLE')?.map(showPattern)])).toEqual([
      ['Dev/Shop/Nested/F', ['<Nested/Table.name=*-Table-*>']],
    ]);
  });
});
