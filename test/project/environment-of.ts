import type { ProjectReading } from '../../src/project/project-reading.ts';
import { readFiles } from './project-folder.ts';
import { showPattern } from './show-pattern.ts';

/** What the environment variables of a SAM function hold whose values are written so; `rest` are further sections and resources of the template. */
export function environmentOf(
  variables: readonly string[],
  rest: { readonly sections?: string; readonly resources?: string } = {},
  options: Partial<ProjectReading> = {},
): { readonly values: readonly (readonly string[])[]; readonly rules: readonly string[] } {
  const template = [
    rest.sections ?? '',
    'Resources:',
    rest.resources ?? '',
    '  Handle:',
    '    Type: AWS::Serverless::Function',
    '    Properties:',
    '      Runtime: nodejs22.x',
    '      Handler: app.handler',
    '      Environment:',
    '        Variables:',
    ...variables.map((value, index) => `          V${index}: ${value}`),
  ].join('\n');
  const { project, findings } = readFiles({ 'template.yaml': template, 'app.js': '' }, options);
  const env = project.functions.find((lambda) => lambda.id === 'Handle')?.env ?? new Map();
  return {
    values: variables.map((_, index) => (env.get(`V${index}`) ?? []).map(showPattern)),
    rules: findings.map((finding) => finding.rule),
  };
}
