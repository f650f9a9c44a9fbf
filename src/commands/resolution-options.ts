import type { ResolutionSettings } from '../emit/resolution-settings.ts';
import type { ProjectOptions } from './project-options.ts';

/** What the flags say of the deployment. */
export function resolutionSettings(options: ProjectOptions, unresolved: ResolutionSettings['unresolved'] = 'wildcard'): ResolutionSettings {
  return {
    unresolved,
    projectKind: 'cloudformation',
    ...(options.partition === undefined ? {} : { partition: options.partition }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
  };
}
