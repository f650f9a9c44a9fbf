import type { Finding } from '../model/finding.ts';
import { renderOrigin } from '../model/origin.ts';
import { htmlCode, htmlText } from './html-text.ts';

/** The findings as a table, folded away under their number; `''` for none. */
export function findingsHtml(findings: readonly Finding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ rule, severity, message, origin, function: owner }) => {
    const place = origin === undefined ? '' : htmlCode(renderOrigin(origin));
    return `<tr><td class="${severity}">${severity}</td><td>${htmlText(message)} <span class="dim">${htmlText(rule)}${owner === undefined ? '' : `, ${htmlText(owner)}`}</span></td><td>${place}</td></tr>`;
  });
  return `<details><summary>${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}</summary><div class="body scroll"><table>
<tr><th></th><th>Finding</th><th>Place</th></tr>
${rows.join('\n')}
</table></div></details>`;
}
