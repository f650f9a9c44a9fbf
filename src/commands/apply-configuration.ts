import path from 'node:path';
import type { Command, Option } from 'commander';
import { renderOrigin } from '../model/origin.ts';
import type { JsonMember, JsonNode } from '../policy/json-node.ts';
import { UserError } from '../support/errors.ts';
import { CONFIGURATION_KEYS } from './configuration-keys.ts';
import { type Configuration, findConfiguration } from './find-configuration.ts';

/** The commands that a configuration may have a part for. */
const COMMANDS = ['generate', 'diff', 'check', 'explain', 'observe'];

/**
 * Gives a command the settings of the configuration file for flags that the command line leaves out: those for all commands, then those of its own part.
 * Throws UserError with the place of what the file may not say.
 */
export function applyConfiguration(command: Command, folder: string): void {
  const named: unknown = command.getOptionValue('config');
  const configuration = findConfiguration(folder, typeof named === 'string' ? named : undefined);
  if (configuration === undefined) return;
  const members = membersOf(configuration.settings);
  for (const member of members) if (!isKnown(member.name)) throw unknownKey(member);
  applyMembers(
    command,
    members.filter(({ name }) => !COMMANDS.includes(name)),
    configuration,
    false,
  );
  for (const { name, value } of members) {
    if (!COMMANDS.includes(name)) continue;
    const own = membersOf(value);
    for (const member of own) if (!(member.name in CONFIGURATION_KEYS)) throw unknownKey(member);
    if (name === command.name()) applyMembers(command, own, configuration, true);
  }
}

function membersOf(node: JsonNode): readonly JsonMember[] {
  if (node.kind !== 'object') throw new UserError(`${renderOrigin(node.origin)}: expected an object with settings`);
  return node.members;
}

function isKnown(name: string): boolean {
  return name === '$schema' || COMMANDS.includes(name) || name in CONFIGURATION_KEYS;
}

function unknownKey({ name, origin }: JsonMember): UserError {
  return new UserError(
    `${renderOrigin(origin)}: "${name}" is no setting of a configuration file; known are ${Object.keys(CONFIGURATION_KEYS).join(', ')}`,
  );
}

/** A setting for all commands is left out by a command that has no such flag; in a command's own part it is a mistake. */
function applyMembers(command: Command, members: readonly JsonMember[], configuration: Configuration, isOwn: boolean): void {
  for (const { name, value, origin } of members) {
    if (name === '$schema') continue;
    if (!isOwn && CONFIGURATION_KEYS[name]?.isPerCommand === true)
      throw new UserError(`${renderOrigin(origin)}: "${name}" differs by command: write it inside "generate", "diff" or "check"`);
    const option = command.options.find((candidate) => candidate.attributeName() === name);
    if (option === undefined) {
      if (isOwn) throw new UserError(`${renderOrigin(origin)}: ${command.name()} has no flag for "${name}"`);
      continue;
    }
    if (command.getOptionValueSource(name) === 'cli') continue;
    command.setOptionValueWithSource(name, optionValue(option, name, value, configuration), 'config');
  }
}

function optionValue(option: Option, name: string, node: JsonNode, configuration: Configuration): unknown {
  if (node.kind === 'boolean') {
    if (option.required || option.optional) throw wrongForm(name, node, 'a text');
    return node.text === 'true';
  }
  if (!option.required && !option.optional) throw wrongForm(name, node, 'true or false');
  const texts = textsOf(name, node).map((text) =>
    CONFIGURATION_KEYS[name]?.isPath === true ? path.resolve(path.dirname(configuration.file), text) : text,
  );
  const { parseArg, argChoices } = option;
  if (parseArg === undefined || argChoices !== undefined) {
    const [text, ...others] = texts;
    if (text === undefined || others.length > 0) throw wrongForm(name, node, 'one text');
    if (argChoices !== undefined && !argChoices.includes(text)) throw wrongForm(name, node, `one of ${argChoices.join(', ')}`);
    return text;
  }
  return texts.reduce<unknown>((earlier, text) => parseArg(text, earlier), undefined);
}

/** A text, a list of texts, or names with their values. */
function textsOf(name: string, node: JsonNode): readonly string[] {
  switch (node.kind) {
    case 'text':
    case 'number':
      return [node.text];
    case 'list':
      return node.items.flatMap((item) => textsOf(name, item));
    case 'object':
      return node.members.map((member) => {
        if (member.value.kind !== 'text' && member.value.kind !== 'number')
          throw wrongForm(`${name}.${member.name}`, member.value, 'a text');
        return `${member.name}=${member.value.text}`;
      });
    default:
      throw wrongForm(name, node, 'a text, a list of texts or an object with texts');
  }
}

function wrongForm(name: string, node: JsonNode, expected: string): UserError {
  return new UserError(`${renderOrigin(node.origin)}: "${name}" must be ${expected}`);
}
