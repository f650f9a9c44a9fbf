import type { AccessLevelOf } from '../policy/access-level.ts';
import type { DiffChange } from './diff-changes.ts';
import { headlineLine } from './diff-headline.ts';
import type { DiffReport, FunctionDiff } from './diff-report.ts';
import { type DiffSection, diffSections, sectionTitle } from './diff-sections.ts';
import { NOT_MODELLED, riskLines, totalLine, verdictLine } from './diff-words.ts';
import { findingsHtml } from './findings-html.ts';
import { htmlPage } from './html-page.ts';
import { htmlCode, htmlText } from './html-text.ts';

const CLASSES = { '+': 'add', '-': 'remove', '~': 'narrow', '?': 'unclear' } as const;

/** More actions of one row are counted; the JSON has them all. */
const MOST_ACTIONS = 40;

/** The report as one HTML page to be kept or sent: a part per function that opens and closes. Ends with a newline. */
export function diffHtml({ functions, findings, base }: DiffReport, accessLevel: AccessLevelOf): string {
  const [only, ...others] = functions;
  const lead = only !== undefined && others.length === 0 ? verdictLine(only) : totalLine(functions);
  const isOpen = functions.length <= 3;
  const own = base !== undefined && base.functions === undefined ? ` since ${base.ref}` : '';
  const body = [
    `<header><h1>leastpriv diff${htmlText(own)}</h1><p class="lead">${htmlText(lead)}</p></header>`,
    ...diffSections(functions, accessLevel).map((section) => sectionHtml(section, isOpen)),
    ...(base?.functions === undefined
      ? []
      : [
          `<h2>Since ${htmlText(base.ref)}, not counted</h2>`,
          ...diffSections(base.functions, accessLevel).map((section) => sectionHtml(section, false)),
        ]),
    findingsHtml(findings),
    `<footer><p>+ to add, - to remove, ~ to narrow, ? cannot tell. Every row that is proved holds for all requests.</p><p>${htmlText(NOT_MODELLED)}</p></footer>`,
  ];
  return htmlPage(`leastpriv diff: ${lead}`, body.filter((block) => block !== '').join('\n'));
}

function sectionHtml(section: DiffSection, isOpen: boolean): string {
  const { functions, changes, notes } = section;
  const [first] = functions;
  if (first === undefined) return '';
  const isDifferent = functions.some(({ verdict }) => verdict !== 'equal');
  return `<details${isOpen && isDifferent ? ' open' : ''}><summary>${htmlCode(sectionTitle(section))}${functions.map(wordHtml).join('')}<span class="dim">${htmlText(countsLine(functions))}</span></summary><div class="body">
${changes.length > 0 ? tableHtml(changes) : functions.every(({ verdict }) => verdict === 'cannot tell') ? '' : '<p>There are no differences.</p>'}
<p>${htmlText(headlineLine(first.summary.headline))}</p>
${notes.length === 0 ? '' : `<ul>${notes.map((note) => `<li>${htmlText(note)}</li>`).join('')}</ul>`}
</div></details>`;
}

function wordHtml({ verdict }: FunctionDiff): string {
  return `<span class="word ${verdict.replace(' ', '-')}">${verdict}</span>`;
}

function countsLine(functions: readonly FunctionDiff[]): string {
  const [first, ...others] = functions;
  const line = first !== undefined && others.length === 0 ? verdictLine(first) : totalLine(functions);
  return line.slice(line.indexOf(':') + 2);
}

function tableHtml(changes: readonly DiffChange[]): string {
  const rows = changes.map(({ sign, resource, actions, condition, why, risks, confidence }) => {
    const shown = actions.slice(0, MOST_ACTIONS).map(({ name, level }) => `${htmlCode(name)} <span class="level">${level}</span>`);
    const more = actions.length > MOST_ACTIONS ? [`and ${actions.length - MOST_ACTIONS} more`] : [];
    const list = [...shown, ...more];
    const folded =
      list.length <= 6
        ? list.join('<br>')
        : `<details><summary>${actions.length} actions: ${shown[0] ?? ''} …</summary><div class="body">${list.join('<br>')}</div></details>`;
    const reasons = [
      ...why.map((line) => htmlText(line)),
      ...riskLines(risks).map((line) => `<span class="risk">${htmlText(line)}</span>`),
    ];
    return `<tr class="${CLASSES[sign]}"><td>${sign}</td><td>${htmlCode(resource)}</td><td>${folded}</td><td>${condition === '' ? '' : htmlCode(condition)}</td><td>${reasons.join('<br>')}</td><td>${confidence}</td></tr>`;
  });
  return `<div class="scroll"><table>
<tr><th></th><th>Resource</th><th>Action</th><th>Condition</th><th>Why</th><th>Confidence</th></tr>
${rows.join('\n')}
</table></div>`;
}
