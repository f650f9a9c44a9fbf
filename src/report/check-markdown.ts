import type { CheckedFunction, CheckReport } from './check-report.ts';
import { findingsOf, projectFindings } from './check-report.ts';
import { checkTitle, countWords, scoreWords } from './check-words.ts';
import { NOT_MODELLED } from './diff-words.ts';
import { findingsMarkdown } from './findings-markdown.ts';
import { markdownCode, markdownText } from './markdown-text.ts';

const MARKS = { met: '✅', notes: 'ℹ️', findings: '❌', 'cannot tell': '❔', 'not applicable': '➖' } as const;

/** The report for a pull request on GitHub: a line, then each function folded, policy first. Ends with a newline. */
export function checkMarkdown(report: CheckReport): string {
  const project = projectFindings(report);
  const blocks = [
    `**${checkTitle(report)}**`,
    ...report.functions.map((one) => functionBlock(one, report)),
    ...(project.length === 0 ? [] : ['**The project**', findingsMarkdown(project)]),
    `<sub>${NOT_MODELLED}</sub>`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function functionBlock(one: CheckedFunction, report: CheckReport): string {
  const findings = findingsOf(one, report.findings);
  const verdict = one.comparison === undefined ? 'the role is not known' : one.comparison.verdict;
  const marks = one.scorecard.practices.map(({ status }) => MARKS[status]).join('');
  return [
    `<details><summary>${markdownCode(one.id)} ${marks} policy ${verdict}, ${countWords(findings)}${one.incomplete ? ', incomplete' : ''}</summary>`,
    '',
    '| | Practice | |',
    '|---|---|---|',
    ...one.scorecard.practices.map(
      (score) => `| ${MARKS[score.status]} | ${score.practice} ${score.title} | ${markdownText(scoreWords(score))} |`,
    ),
    '',
    ...(findings.length === 0 ? [] : [findingsMarkdown(findings), '']),
    '</details>',
  ].join('\n');
}
