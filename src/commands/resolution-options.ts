import type { ResolutionSettings } from '../emit/resolution-settings.ts';
import type { ProjectNeeds } from '../run.ts';
import type { ProjectOptions } from './project-options.ts';

/** What the flags say of the deployment, and in which language the project names its resources: that of its first function. */
export function resolutionSettings(
  needs: ProjectNeeds,
  options: ProjectOptions,
  unresolved: ResolutionSettings['unresolved'] = 'wildcard',
): ResolutionSettings {
  return {
    unresolved,
    ...(needs.declaredData === undefined ? {} : { declaredData: needs.declaredData }),
    projectKind: needs.functions[0]?.function.describedBy ?? 'manual',
    ...(options.partition === undefined ? {} : { partition: options.partition }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
  };
}
