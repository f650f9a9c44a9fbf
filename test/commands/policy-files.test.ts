import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyDifferences, policyFiles, writePolicyFiles } from '../../src/commands/policy-files.ts';
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

  it('names a file that is missing', () => {
    const target = path.join(projectFolder({}), 'policies');
    expect(policyDifferences(policyFiles({ target: target, extension: 'json', shared: '' }, [save, load]))).toHaveLength(2);
  });
});
