import path from 'node:path';
import type { SafeFiles } from '../source/load/safe-files.ts';
import { foldersBelow } from './folders-below.ts';

/** A way to describe functions that is not read, and what can be read in its place. */
interface OtherDescription {
  readonly name: RegExp;
  readonly what: string;
  readonly instead: string;
}

const EACH_HANDLER = 'name each handler by --handler FILE#EXPORT, what its environment binds by --env, and its role by --role';

const OTHERS: readonly OtherDescription[] = [
  // https://sst.dev/docs/reference/config
  { name: /^sst\.config\.[cm]?[jt]s$|^sst\.json$/, what: 'SST', instead: EACH_HANDLER },
  // https://www.pulumi.com/docs/iac/concepts/projects/project-file/
  { name: /^Pulumi\.ya?ml$/, what: 'Pulumi', instead: EACH_HANDLER },
  // https://arc.codes/docs/en/reference/cli/deploy
  { name: /^(app\.arc|arc\.(json|ya?ml))$/, what: 'Architect', instead: "give what 'arc deploy --dry-run' writes by --template" },
  // https://docs.amplify.aws/react/build-a-backend/
  { name: /^amplify\.yml$/, what: 'Amplify', instead: EACH_HANDLER },
  // https://terragrunt.gruntwork.io/docs/reference/hcl/
  { name: /^terragrunt\.hcl$/, what: 'Terragrunt', instead: 'name the folder of the module that it runs, or give the plan by --plan' },
  // https://developer.hashicorp.com/terraform/cdktf
  { name: /^cdktf\.json$/, what: 'CDK for Terraform', instead: "name the folder in cdktf.out/stacks that 'cdktf synth' writes" },
];

/** For each description of functions below a folder (relative to the root) that is not read: that it is there and what to do, a line each. */
export function otherDescriptions(files: SafeFiles, folder: string): readonly string[] {
  return foldersBelow(files, folder).flatMap(({ folder: current, names }) =>
    names.flatMap((name) => {
      const found = OTHERS.find((other) => other.name.test(name));
      return found === undefined ? [] : [`${path.posix.join(current, name)}: ${found.what} is not read; ${found.instead}`];
    }),
  );
}
