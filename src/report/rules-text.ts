import { PRACTICE_RULES } from '../rules/all-practice-rules.ts';
import type { PracticeRule } from '../rules/practice-rule.ts';
import { PRACTICES } from '../rules/practices.ts';

/** All rules of `check`, by practice. Ends with a newline. */
export function rulesText(): string {
  const blocks = PRACTICES.map(({ number, title }) => {
    const rules = PRACTICE_RULES.filter(({ practice }) => practice === number);
    return [`${number} ${title}`, ...rules.map((rule) => `  ${rule.id}  ${rule.severity.padEnd(7)}  ${rule.title} (${rule.name})`)].join(
      '\n',
    );
  });
  return `${blocks.join('\n\n')}\n`;
}

/** One rule as `explain LP202` prints it; `undefined` where no rule has that id or name. Ends with a newline. */
export function ruleText(idOrName: string): string | undefined {
  const wanted = idOrName.toLowerCase();
  const rule = PRACTICE_RULES.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
  return rule === undefined ? undefined : text(rule);
}

function text({ id, name, title, practice, severity, meaning, reason, fix, example, sources }: PracticeRule): string {
  const practiceTitle = PRACTICES.find(({ number }) => number === practice)?.title ?? '';
  return [
    `${id} ${title} (${name})`,
    `Practice ${practice}: ${practiceTitle}. Severity: ${severity}.`,
    '',
    `What it means: ${meaning}`,
    `Why it matters: ${reason}`,
    `How to fix it: ${fix}`,
    '',
    ...example.split('\n').map((line) => `  ${line}`),
    '',
    'Sources:',
    ...sources.map((source) => `  ${source}`),
    '',
  ].join('\n');
}
