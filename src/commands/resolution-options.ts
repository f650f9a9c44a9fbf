import { partitionOfRegion } from '../catalog/partitions.ts';
import type { ResolutionSettings } from '../emit/resolution-settings.ts';
import type { Finding } from '../model/finding.ts';
import type { ProjectNeeds } from '../run.ts';
import type { ProjectOptions } from './project-options.ts';

/** What the flags say of the deployment, and in which language the project names its resources: that of its first function. */
export function resolutionSettings(needs: ProjectNeeds, options: ProjectOptions): ResolutionSettings {
  const partition = options.partition ?? (options.region === undefined ? undefined : partitionOfRegion(options.region));
  return {
    unresolved: options.unresolved ?? 'wildcard',
    ...(needs.declaredData === undefined ? {} : { declaredData: needs.declaredData }),
    projectKind: needs.functions[0]?.function.describedBy ?? 'manual',
    ...(partition === undefined ? {} : { partition }),
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.account === undefined ? {} : { account: options.account }),
    ...(options.stackName === undefined ? {} : { stackName: options.stackName }),
  };
}

/** With `--unresolved error` a name that the deployment fixes and nobody gave makes the exit code 1. */
export function failOnOpenNames(openNames: readonly Finding[], { unresolved }: ProjectOptions): void {
  if (unresolved === 'error' && openNames.length > 0) process.exitCode = 1;
}
