import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { ProjectReading } from '../../src/project/project-reading.ts';
import { type ReadProject, readProject } from '../../src/project/read-project.ts';

/** A temporary folder with these files, gone when the test ends; its real path. */
export function projectFolder(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'leastpriv-project-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

/** Reads a folder of these files as a project. */
export function readFiles(files: Readonly<Record<string, string>>, options: Partial<ProjectReading> = {}): ReadProject {
  return readProject({ path: projectFolder(files), env: new Map(), parameters: new Map(), ...options });
}
