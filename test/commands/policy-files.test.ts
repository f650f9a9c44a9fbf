import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftoverFiles, policyDifferences } from '../../src/commands/policy-differences.ts';
import { policyFiles, writePolicyFiles } from '../../src/commands/policy-files.ts';
import { projectFolder } from './project-folder.ts';

const save = { id: 'Shop/Save', policy: '{\n  "a": 1\n}\n', findings: '[]\n' };
const load = { id: 'Load', policy: '{}\n', findings: '[]\n' };

describe('where -o writes', () => {
  it('one function to one file, its findings beside it', () => {
    const folder = projectFolder({});
    const target = path.join(folder, 'policy.json');
    expect(policyFiles({ target: target, extension: 'json', shared: '' }, [save]).map((file) => path.relative(folder, file.path))).toEqual([
      'policy.json',
      'Shop_Save.findings.json',
    ]);
  });

  it.each(['existing', 'new/'])('one function into the folder %s', (name) => {
    const folder = projectFolder({ 'existing/x': '' });
    const files = policyFiles({ target: `${folder}/${name}`, extension: 'tf', shared: '' }, [save]);
    expect(files.map((file) => path.basename(file.path))).toEqual(['Shop_Save.tf', 'Shop_Save.findings.json']);
  });

  it('several functions into a folder that it creates', () => {
    const target = path.join(projectFolder({}), 'policies');
    writePolicyFiles(policyFiles({ target: target, extension: 'json', shared: '' }, [save, load]));
    expect(readFileSync(path.join(target, 'Shop_Save.json'), 'utf8')).toBe(save.policy);
    expect(readFileSync(path.join(target, 'Load.findings.json'), 'utf8')).toBe(load.findings);
  });

  it('what several functions share to a file of its own', () => {
    const files = policyFiles({ target: 'policies', extension: 'tf', shared: 'data\n' }, [save, load]);
    expect(files.filter(({ isPolicy }) => isPolicy).map((file) => file.path)).toEqual([
      path.join('policies', 'shared.tf'),
      path.join('policies', 'Shop_Save.tf'),
      path.join('policies', 'Load.tf'),
    ]);
    expect(files[0]?.content).toBe('data\n');
    expect(() => policyFiles({ target: 'policies', extension: 'tf', shared: 'data\n' }, [save, { ...load, id: 'Shared' }])).toThrow(
      /shared\.tf|Shared\.tf/,
    );
  });

  it('refuses two functions that would share a file', () => {
    const twin = { ...load, id: 'Shop:Save' };
    expect(() => policyFiles({ target: 'policies', extension: 'json', shared: '' }, [save, twin])).toThrow(/Shop\/Save and Shop:Save/);
  });
});

describe('--check', () => {
  it('finds nothing where the files are the same, whatever the findings are', () => {
    const target = path.join(projectFolder({}), 'policies');
    writePolicyFiles(policyFiles({ target: target, extension: 'json', shared: '' }, [save, load]));
    expect(
      policyDifferences(policyFiles({ target: target, extension: 'json', shared: '' }, [{ ...save, findings: '[1]\n' }, load])),
    ).toEqual([]);
  });

  it('names the function, the file and the line that differ, both ways', () => {
    const target = path.join(projectFolder({}), 'policies');
    writePolicyFiles(policyFiles({ target: target, extension: 'json', shared: '' }, [save, load]));
    const changed = { ...save, policy: '{\n  "b": 1\n}\n' };
    const file = path.join(target, 'Shop_Save.json');
    expect(policyDifferences(policyFiles({ target: target, extension: 'json', shared: '' }, [changed, load]))).toEqual([
      `Shop/Save: ${file}:2: missing: "b": 1`,
      `Shop/Save: ${file}:2: no longer needed: "a": 1`,
    ]);
  });

  it('names the action that changed, its resources, its line and where the code needs it', () => {
    const document = (...statements: readonly object[]) => `${JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2)}\n`;
    const grant = (action: string[], resource: string) => ({ Effect: 'Allow', Action: action, Resource: [resource] });
    const committed = document(grant(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::a/*'), grant(['s3:GetObject'], 'arn:aws:s3:::b/*'));
    const wanted = document(grant(['s3:GetObject'], 'arn:aws:s3:::a/*'), grant(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::b/*'));
    const target = path.join(projectFolder({}), 'p.json');
    const of = (policy: string) => policyFiles({ target, extension: 'json', shared: '' }, [{ ...save, policy }]);
    writePolicyFiles(of(committed));
    expect(policyDifferences(of(wanted), (id, action) => [`${id} ${action} src/app.ts:3:1`])).toEqual([
      `Shop/Save: ${target}:17: missing: s3:PutObject on arn:aws:s3:::b/* (Shop/Save s3:PutObject src/app.ts:3:1)`,
      `Shop/Save: ${target}:8: no longer needed: s3:PutObject on arn:aws:s3:::a/*`,
    ]);
  });

  it('counts lines that stand there more than once', () => {
    const target = path.join(projectFolder({}), 'p.tf');
    const of = (policy: string) => policyFiles({ target, extension: 'tf', shared: '' }, [{ ...save, policy }]);
    writePolicyFiles(of('a\nb\n'));
    expect(policyDifferences(of('a\nb\na\n'))).toEqual([`Shop/Save: ${target}:3: missing: a`]);
  });

  it('names the files of functions that are no more', () => {
    const target = path.join(projectFolder({}), 'policies');
    const both = policyFiles({ target, extension: 'json', shared: '' }, [save, load]);
    writePolicyFiles(both);
    expect(leftoverFiles(both, 'json')).toEqual([]);
    const left = leftoverFiles(
      both.filter(({ id }) => id === 'Load'),
      'json',
    );
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^Shop_Save: .*Shop_Save\.json: there is no such function any more; remove the file$/);
  });

  it('names a file that is missing', () => {
    const target = path.join(projectFolder({}), 'policies');
    expect(policyDifferences(policyFiles({ target: target, extension: 'json', shared: '' }, [save, load]))).toHaveLength(2);
  });
});
