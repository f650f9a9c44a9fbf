import type { Colours } from '../support/colours.ts';
import type { CheckedFunction, CheckReport } from './check-report.ts';
import { findingsOf, projectFindings } from './check-report.ts';
import { checkTitle, scoreWords } from './check-words.ts';
import { NOT_MODELLED } from './diff-words.ts';
import { findingLine } from './findings-text.ts';
import { visibleText } from './visible-text.ts';

/** The report for a terminal: functions with their scorecards, then their findings; notes only where they are asked for. Ends with a newline. */
export function checkText(report: CheckReport, colours: Colours, showNotes: boolean): string {
  const blocks = [
    colours.bold(checkTitle(report)),
    ...report.functions.map((one) => functionBlock(one, report, colours, showNotes)),
    ...projectBlock(report, colours, showNotes),
    colours.dim(NOT_MODELLED),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function functionBlock(one: CheckedFunction, report: CheckReport, colours: Colours, showNotes: boolean): string {
  const marks = {
    met: colours.green('ok'),
    notes: colours.cyan('i '),
    findings: colours.red('!!'),
    'cannot tell': colours.yellow('? '),
    'not applicable': colours.dim('- '),
  };
  const verdict = one.comparison === undefined ? 'the role is not known' : one.comparison.verdict;
  const practices = one.scorecard.practices.map(
    (score) => `  ${marks[score.status]} ${score.practice} ${score.title}: ${visibleText(scoreWords(score))}`,
  );
  const findings = findingsOf(one, report.findings);
  const shown = findings.filter(({ severity }) => showNotes || severity !== 'note');
  return [
    `${colours.bold(visibleText(one.id))}: policy ${verdict}${one.incomplete ? ', incomplete' : ''}`,
    ...practices,
    ...shown.map((finding) => `  ${findingLine({ ...finding, message: visibleText(finding.message) }, colours)}`),
    ...hidden(findings.length - shown.length),
  ].join('\n');
}

function projectBlock(report: CheckReport, colours: Colours, showNotes: boolean): string[] {
  const findings = projectFindings(report);
  const shown = findings.filter(({ severity }) => showNotes || severity !== 'note');
  const lines = [
    ...shown.map((finding) => `  ${findingLine({ ...finding, message: visibleText(finding.message) }, colours)}`),
    ...hidden(findings.length - shown.length),
  ];
  return lines.length === 0 ? [] : [[colours.bold('The project'), ...lines].join('\n')];
}

function hidden(notes: number): string[] {
  return notes === 0 ? [] : [`  ${notes} note${notes === 1 ? '' : 's'} not shown: --verbose prints them`];
}
