import path from 'node:path';
import { commonPlace, type KnownPlace } from '../../model/known-place.ts';
import type { SafeFiles } from '../../source/load/safe-files.ts';
import { UserError } from '../../support/errors.ts';
import { declaredPlace } from '../declared-place.ts';
import { parseTemplate } from './parse-template.ts';
import { member, members, scalarText } from './template-node.ts';

/** The first of these in a template's folder is what `sam` reads. */
const NAMES = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'] as const;

/** The commands whose parameters say where a stack is deployed; those of `global` hold for all that say nothing else. */
const COMMANDS = ['deploy', 'global'] as const;

const MAXIMUM_BYTES = 256 * 1024;

/**
 * Where the SAM CLI's configuration beside a template deploys it; what its environments (`default`, `prod`) do not agree on is not known.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
 * @param template relative to the root
 */
export function samConfigurationPlace(template: string, files: SafeFiles): KnownPlace {
  const file = NAMES.map((name) => path.posix.join(path.posix.dirname(template), name)).find((name) => files.isFile(name));
  const read = file === undefined ? undefined : files.read(file, MAXIMUM_BYTES);
  if (file === undefined || read?.kind !== 'text') return {};
  const regions = file.endsWith('.toml') ? tomlRegions(read.text) : yamlRegions(read.text, file);
  const environments = [...new Set(regions.map(({ environment }) => environment))];
  return commonPlace(
    environments.map((environment) => {
      const own = regions.filter((one) => one.environment === environment);
      const first = COMMANDS.map((command) => own.find((one) => one.command === command)).find((one) => one !== undefined);
      return declaredPlace({ region: first?.region });
    }),
  );
}

interface CommandRegion {
  readonly environment: string;
  readonly command: (typeof COMMANDS)[number];
  readonly region: string;
}

/** `region` in `[ENVIRONMENT.COMMAND.parameters]`. https://toml.io/en/v1.0.0#table */
function tomlRegions(text: string): CommandRegion[] {
  const tables = text.split(/^[ \t]*(?=\[)/m);
  return tables.flatMap((table) => {
    const header = /^\[\s*"?([\w-]+)"?\s*\.\s*(deploy|global)\s*\.\s*parameters\s*\]/.exec(table);
    const value = /^[ \t]*region\s*=\s*(["'])(.*?)\1/m.exec(table);
    const command = COMMANDS.find((name) => name === header?.[2]);
    return command === undefined ? [] : [{ environment: header?.[1] ?? '', command, region: value?.[2] ?? '' }];
  });
}

function yamlRegions(text: string, file: string): CommandRegion[] {
  try {
    const { node } = parseTemplate(text, file);
    return members(node).flatMap(([environment, commands]) =>
      COMMANDS.flatMap((command) => {
        const parameters = member(commands, command, 'parameters');
        return parameters === undefined ? [] : [{ environment, command, region: scalarText(member(parameters, 'region')) ?? '' }];
      }),
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}
