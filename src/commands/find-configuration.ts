import path from 'node:path';
import type { JsonNode } from '../policy/json-node.ts';
import { parseJson } from '../policy/parse-json.ts';
import { UserError } from '../support/errors.ts';
import { isFolder, readIfPresent } from '../support/files.ts';

const FILE = 'leastpriv.config.json';
const MEMBER = 'leastpriv';

/** A configuration with the file that it stands in. */
export interface Configuration {
  /** Absolute. */
  readonly file: string;
  readonly settings: JsonNode;
}

/**
 * The configuration that `--config` names, else the nearest one at `folder` or above it, up to the folder with `.git`: `leastpriv.config.json`, or the
 * member `leastpriv` of package.json. Throws UserError where a named file is missing, and for text that is no JSON.
 */
export function findConfiguration(folder: string, named: string | undefined): Configuration | undefined {
  if (named !== undefined) {
    const file = path.resolve(named);
    const text = readIfPresent(file);
    if (text === undefined) throw new UserError(`--config ${named}: the file cannot be read`);
    const settings = path.basename(file) === 'package.json' ? memberOf(parseJson(text, shown(file))) : parseJson(text, shown(file));
    if (settings === undefined) throw new UserError(`--config ${named}: it has no member "${MEMBER}"`);
    return { file, settings };
  }
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    const found = configurationIn(current);
    if (found !== undefined) return found;
    if (isFolder(path.join(current, '.git')) || path.dirname(current) === current) return undefined;
  }
}

function configurationIn(folder: string): Configuration | undefined {
  const file = path.join(folder, FILE);
  const text = readIfPresent(file);
  if (text !== undefined) return { file, settings: parseJson(text, shown(file)) };
  const manifest = path.join(folder, 'package.json');
  const manifestText = readIfPresent(manifest);
  // A package.json that is not about this tool is nothing of ours, whatever it says.
  if (manifestText === undefined || !manifestText.includes(`"${MEMBER}"`)) return undefined;
  const settings = memberOf(parseJson(manifestText, shown(manifest)));
  return settings?.kind === 'object' ? { file: manifest, settings } : undefined;
}

function memberOf(node: JsonNode): JsonNode | undefined {
  return node.kind === 'object' ? node.members.find(({ name }) => name === MEMBER)?.value : undefined;
}

/** A file as messages name it. */
function shown(file: string): string {
  const relative = path.relative('', file);
  return relative.startsWith('..') ? file : relative;
}
