import type { Finding } from '../model/finding.ts';
import { renderOrigin } from '../model/origin.ts';
import type { AccessLevelOf } from '../policy/access-level.ts';
import type { DiffChange } from './diff-changes.ts';
import { diffChanges } from './diff-changes.ts';
import { headlineLine } from './diff-headline.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';
import { actionLines, ineffectiveLines, NOT_MODELLED, verdictLine } from './diff-words.ts';
import { visibleText } from './visible-text.ts';

/** A comment on GitHub takes 65,536 characters. */
const MOST_ROWS = 60;
const MOST_ACTIONS = 10;
const MOST_FINDINGS = 60;

/** The report for a pull request on GitHub: the verdict in the first line, then the table, then the findings folded away. Ends with a newline. */
export function diffMarkdown({ functions, findings }: DiffReport, accessLevel: AccessLevelOf): string {
  const blocks = [
    ...functions.flatMap((one) => functionBlocks(one, functions.length > 1, accessLevel)),
    ...(findings.length === 0 ? [] : [findingsBlock(findings)]),
    `<sub>${NOT_MODELLED}</sub>`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function functionBlocks(diff: FunctionDiff, hasTitle: boolean, accessLevel: AccessLevelOf): string[] {
  const changes = diffChanges(diff, accessLevel);
  const title = hasTitle ? `${code(diff.id)} ` : '';
  return [
    `${title}**${verdictLine(diff).replace(':', '**:')}`,
    ...(changes.length === 0 ? [] : [table(changes)]),
    headlineLine(diff.summary.headline).replaceAll('>', '&gt;'),
    ...ineffectiveLines(diff),
  ];
}

function table(changes: readonly DiffChange[]): string {
  const rows = changes
    .slice(0, MOST_ROWS)
    .map(({ sign, resource, actions, condition, why, confidence }) =>
      [
        code(sign),
        code(resource),
        actionLines(actions, MOST_ACTIONS).map(code).join('<br>'),
        condition === '' ? '' : code(condition),
        why.map(plain).join('<br>'),
        confidence,
      ].join(' | '),
    );
  const more = changes.length > MOST_ROWS ? [`\nand ${changes.length - MOST_ROWS} more rows: \`-f json\` has them all`] : [];
  return [
    '| | Resource | Action | Condition | Why | Confidence |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    ...more,
  ].join('\n');
}

function findingsBlock(findings: readonly Finding[]): string {
  const lines = findings.slice(0, MOST_FINDINGS).map(({ rule, severity, message, origin }) => {
    const place = origin === undefined ? '' : `${code(renderOrigin(origin))} `;
    return `- ${place}**${severity}**: ${plain(visibleText(message))} (${rule})`;
  });
  const more = findings.length > MOST_FINDINGS ? [`- and ${findings.length - MOST_FINDINGS} more`] : [];
  const title = `<details><summary>${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}</summary>`;
  return [title, '', ...lines, ...more, '', '</details>'].join('\n');
}

/** Text in a table cell or a list that GitHub shows as it is. */
function plain(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;').replace(/[\\`*_{}[\]()#|~@!]/g, '\\$&');
}

/** The same in the font of code; an element, since a code span of a table cannot hold every character. */
function code(text: string): string {
  return `<code>${plain(visibleText(text))}</code>`;
}
