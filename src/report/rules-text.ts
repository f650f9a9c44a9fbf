import { PRACTICES, type PracticeRuleText } from '../model/practice.ts';

/** All rules of `check`, by practice. Ends with a newline. */
export function rulesText(all: readonly PracticeRuleText[]): string {
  const blocks = PRACTICES.map(({ number, title }) => {
    const rules = all.filter(({ practice }) => practice === number);
    return [`${number} ${title}`, ...rules.map((rule) => `  ${rule.id}  ${rule.severity.padEnd(7)}  ${rule.title} (${rule.name})`)].join(
      '\n',
    );
  });
  return `${blocks.join('\n\n')}\n`;
}

/** One rule as `explain LP202` prints it; `undefined` where no rule has that id or name. Ends with a newline. */
export function ruleText(all: readonly PracticeRuleText[], idOrName: string): string | undefined {
  const wanted = idOrName.toLowerCase();
  const rule = all.find(({ id, name }) => id.toLowerCase() === wanted || name === wanted);
  return rule === undefined ? undefined : text(rule);
}

function text({ id, name, title, practice, severity, meaning, reason, fix, example, sources }: PracticeRuleText): string {
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
