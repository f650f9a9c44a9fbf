import { checkProject } from '../../../src/commands/check-project.ts';
import type { AttachedOptions } from '../../../src/commands/compared-project.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { projectFolder } from '../../commands/project-folder.ts';

/** The day that the cases are judged on. */
const TODAY = '2026-11-22';

/** What `check` finds of one rule in a project of these files: severity, place and message. */
export async function findingsOf(
  rule: string,
  files: Readonly<Record<string, string>>,
  options: AttachedOptions = {},
): Promise<readonly Finding[]> {
  const { findings } = await checkProject(projectFolder(files), options, { today: TODAY, accepted: [] });
  return findings.filter((finding) => finding.rule === rule);
}

/** The same as lines: `error template.yaml:12`. */
export async function placesOf(
  rule: string,
  files: Readonly<Record<string, string>>,
  options: AttachedOptions = {},
): Promise<readonly string[]> {
  const findings = await findingsOf(rule, files, options);
  return findings.map(({ severity, origin }) => `${severity} ${origin?.file}:${origin?.line}`);
}

const OF_SETTINGS_AND_INTERFACES = new Set(['LP302', 'LP303', 'LP401', 'LP402', 'LP403', 'LP404', 'LP501', 'LP502', 'LP603']);

/** Everything that the rules about settings and interfaces say, as `LP401 file:line`. */
export async function said(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { findings } = await checkProject(projectFolder(files), {}, { today: TODAY, accepted: [] });
  return findings
    .filter(({ rule }) => OF_SETTINGS_AND_INTERFACES.has(rule))
    .map(({ rule, origin }) => `${rule} ${origin?.file}:${origin?.line}`)
    .sort();
}

/** A handler that calls nothing. */
export const NOTHING = 'export const handler = async () => ({ statusCode: 200 });\n';

/** A SAM template with one function, whose properties are the lines; they start at line 9. */
export function sam(properties: string, rest = ''): string {
  return `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Handler:
    Type: AWS::Serverless::Function
    Properties:
      Handler: app.handler
      CodeUri: .
${indented(properties, 6)}${rest}`;
}

/** The lines, each this many spaces further right. */
export function indented(text: string, spaces: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `${' '.repeat(spaces)}${line}`))
    .join('\n')
    .concat('\n');
}
