import type { AccessLevelOf } from '../policy/access-level.ts';
import { groupBy } from '../policy/group-by.ts';
import type { Colours } from '../support/colours.ts';
import { boxTable } from '../support/table.ts';
import type { DiffChange } from './diff-changes.ts';
import { diffChanges } from './diff-changes.ts';
import { headlineLine } from './diff-headline.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';
import { actionLines, ineffectiveLines, NOT_MODELLED, verdictLine } from './diff-words.ts';
import { findingLine } from './findings-text.ts';
import { visibleText } from './visible-text.ts';

const HEADER = ['', 'Resource', 'Effect', 'Action', 'Condition', 'Why', 'Confidence'];

/** More actions of one row are counted; the JSON has them all. */
const MOST_ACTIONS = 6;

/**
 * The report for a terminal, in the look of `cdk diff`: for each function a table of what to change, grouped by resource; the findings, what is not
 * modelled, and in the last lines the verdict of each function with its counts. Ends with a newline.
 */
export function diffText({ functions, findings }: DiffReport, accessLevel: AccessLevelOf, colours: Colours): string {
  const title = ({ id }: FunctionDiff, end: string) => (functions.length > 1 ? `${visibleText(id)}${end}` : '');
  const blocks = [
    ...functions.map((one) => [`${title(one, ': ')}IAM Statement Changes`, ...changeLines(one, accessLevel, colours)]),
    findings.map((finding) => findingLine({ ...finding, message: visibleText(finding.message) }, colours)),
    [NOT_MODELLED],
    functions.flatMap((one) => [
      `${title(one, ': ')}${headlineLine(one.summary.headline)}`,
      colours.bold(`${title(one, ': ')}${verdictLine(one)}`),
    ]),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

function changeLines(diff: FunctionDiff, accessLevel: AccessLevelOf, colours: Colours): string[] {
  const changes = diffChanges(diff, accessLevel);
  const groups = groupBy(changes, ({ resource }) => resource).map((group) =>
    group.map((change) => ({ cells: cellsOf(change), colour: colourOf(change, colours) })),
  );
  return [...(changes.length === 0 ? ['There are no differences'] : boxTable(HEADER, groups)), ...ineffectiveLines(diff)];
}

function cellsOf({ sign, resource, actions, condition, why, confidence }: DiffChange): string[][] {
  return [[sign], [resource], ['Allow'], actionLines(actions, MOST_ACTIONS), [condition], [...why], [confidence]];
}

function colourOf({ sign }: DiffChange, colours: Colours): (text: string) => string {
  return { '+': colours.green, '-': colours.red, '~': colours.yellow, '?': colours.cyan }[sign];
}
