import type { CheckedFunction, CheckReport } from './check-report.ts';
import { findingsOf, projectFindings } from './check-report.ts';
import { checkTitle, countWords, scoreWords } from './check-words.ts';
import { NOT_MODELLED } from './diff-words.ts';
import { findingsHtml } from './findings-html.ts';
import { htmlPage } from './html-page.ts';
import { htmlCode, htmlText } from './html-text.ts';

const CLASSES = { met: 'add', notes: 'unclear', findings: 'remove', 'cannot tell': 'unclear', 'not applicable': 'dim' } as const;
const SIGNS = { met: 'ok', notes: 'i', findings: '!', 'cannot tell': '?', 'not applicable': '-' } as const;

/** The report as one page to be kept or sent: a part per function, its policy first, then its practices and findings. Ends with a newline. */
export function checkHtml(report: CheckReport): string {
  const lead = checkTitle(report);
  const isOpen = report.functions.length <= 3;
  const project = projectFindings(report);
  const body = [
    `<header><h1>leastpriv check</h1><p class="lead">${htmlText(lead)}</p></header>`,
    ...report.functions.map((one) => functionHtml(one, report, isOpen)),
    ...(project.length === 0 ? [] : ['<h2>The project</h2>', findingsHtml(project)]),
    `<footer><p>${htmlText(NOT_MODELLED)}</p></footer>`,
  ];
  return htmlPage(`leastpriv check: ${lead}`, body.join('\n'));
}

function functionHtml(one: CheckedFunction, report: CheckReport, isOpen: boolean): string {
  const { verdict } = one.comparison ?? { verdict: 'cannot tell' };
  const findings = findingsOf(one, report.findings);
  const counts = `${countWords(findings)}${one.incomplete ? ', incomplete' : ''}`;
  const rows = one.scorecard.practices.map(
    (score) =>
      `<tr class="${CLASSES[score.status]}"><td>${SIGNS[score.status]}</td><td>${score.practice} ${htmlText(score.title)}</td><td>${htmlText(scoreWords(score))}</td></tr>`,
  );
  return `<details${isOpen ? ' open' : ''}><summary>${htmlCode(one.id)}<span class="word ${verdict.replace(' ', '-')}">policy ${verdict}</span><span class="dim">${counts}</span></summary><div class="body scroll"><table>
<tr><th></th><th>Practice</th><th></th></tr>
${rows.join('\n')}
</table>
${findingsHtml(findings)}
</div></details>`;
}
