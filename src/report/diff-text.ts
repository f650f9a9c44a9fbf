import type { AccessLevelOf } from '../policy/access-level.ts';
import { groupBy } from '../policy/group-by.ts';
import type { Colours } from '../support/colours.ts';
import { boxTable } from '../support/table.ts';
import type { DiffChange } from './diff-changes.ts';
import { headlineLine } from './diff-headline.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';
import { type DiffSection, diffSections, sectionTitle } from './diff-sections.ts';
import { actionLines, NOT_MODELLED, riskLines, verdictLine } from './diff-words.ts';
import { findingLine } from './findings-text.ts';
import { visibleText } from './visible-text.ts';

const HEADER = ['', 'Resource', 'Effect', 'Action', 'Condition', 'Why', 'Confidence'];

/** More actions of one row are counted; the JSON has them all. */
const MOST_ACTIONS = 6;

/** Longer lines of a reason are broken. */
const WIDEST_LINE = 76;

/**
 * The report for a terminal, in the look of `cdk diff`: for each function a table of what to change, the most important first; the findings, what is not
 * modelled, and in the last lines the verdict of each function with its counts. Ends with a newline.
 */
export function diffText({ functions, findings, base }: DiffReport, accessLevel: AccessLevelOf, colours: Colours): string {
  const hasTitles = functions.length > 1 || base?.functions !== undefined;
  const blocks = [
    ...sectionBlocks(functions, hasTitles, accessLevel, colours),
    ...(base?.functions === undefined
      ? []
      : [[`Since ${visibleText(base.ref)}, not counted:`], ...sectionBlocks(base.functions, true, accessLevel, colours)]),
    findings.map((finding) => findingLine({ ...finding, message: visibleText(finding.message) }, colours)),
    [NOT_MODELLED],
    functions.flatMap((one) => {
      const title = functions.length > 1 ? `${visibleText(one.id)}: ` : '';
      return [`${title}${headlineLine(one.summary.headline)}`, colours.bold(`${title}${verdictLine(one)}`)];
    }),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function sectionBlocks(functions: readonly FunctionDiff[], hasTitles: boolean, accessLevel: AccessLevelOf, colours: Colours): string[][] {
  return diffSections(functions, accessLevel).map((section) => {
    const title = hasTitles ? `${visibleText(sectionTitle(section))}: ` : '';
    return [`${title}IAM Statement Changes`, ...changeLines(section, colours), ...section.notes.map(visibleText)];
  });
}

function changeLines({ changes, functions }: DiffSection, colours: Colours): string[] {
  const groups = groupBy(changes, ({ sign, resource }) => `${sign}${resource}`).map((group) =>
    group.map((change) => ({ cells: cellsOf(change), colour: colourOf(change, colours) })),
  );
  if (changes.length > 0) return boxTable(HEADER, groups);
  return functions.every(({ verdict }) => verdict === 'cannot tell') ? [] : ['There are no differences'];
}

function cellsOf({ sign, resource, actions, condition, why, confidence, risks }: DiffChange): string[][] {
  return [
    [sign],
    [resource],
    ['Allow'],
    actionLines(actions, MOST_ACTIONS),
    broken(condition),
    [...why, ...riskLines(risks)].flatMap(wrapped),
    [confidence],
  ];
}

function colourOf({ sign }: DiffChange, colours: Colours): (text: string) => string {
  return { '+': colours.green, '-': colours.red, '~': colours.yellow, '?': colours.cyan }[sign];
}

function wrapped(line: string): string[] {
  const lines: string[] = [];
  for (const word of line.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDEST_LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The JSON of a condition in lines of a bearable width, broken behind commas. */
function broken(condition: string): string[] {
  return condition.match(/.{1,60}(?:,|$)|.+?(?:,|$)/gu) ?? [''];
}
