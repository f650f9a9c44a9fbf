import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { findingsGithub } from '../../src/report/findings-github.ts';
import { findingsHtml } from '../../src/report/findings-html.ts';
import { findingsMarkdown } from '../../src/report/findings-markdown.ts';
import { findingsSarif } from '../../src/report/findings-sarif.ts';
import { reportedFindings } from '../../src/report/reported-finding.ts';

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: 'some-rule',
  severity: 'warning',
  message: 'something is wide',
  origin: { file: 'src/app.ts', line: 12, column: 3 },
  ...more,
});

const hostile = finding({ message: 'a\nb%0A::error::x <img src=x> | `c` \u001b[31m', origin: { file: 'a,b:c.ts', line: 1, column: 1 } });

describe('annotations', () => {
  it('are workflow commands whose values cannot end them', () => {
    const [line, ...others] = findingsGithub(reportedFindings([hostile]))
      .trimEnd()
      .split('\n');
    expect(others).toEqual([]);
    expect(line).toBe('::warning file=a%2Cb%3Ac.ts,line=1,col=1,title=some-rule::a\\u{a}b%250A::error::x <img src=x> | `c` \\u{1b}[31m');
  });

  it('begin with the errors and point at files of the project alone', () => {
    const text = findingsGithub(
      reportedFindings([
        finding({ severity: 'note', origin: { file: 'arn:aws:iam::1:role/r', line: 1, column: 1 } }),
        finding({ severity: 'error', function: 'Get' }),
      ]),
    );
    expect(text).toBe(
      '::error file=src/app.ts,line=12,col=3,title=some-rule (Get)::something is wide\n::notice title=some-rule::something is wide\n',
    );
  });
});

describe('SARIF', () => {
  const sarif = (findings: readonly Finding[]) =>
    JSON.parse(findingsSarif(reportedFindings(findings), [{ id: 'some-rule', summary: 'A rule.' }], { command: 'diff', version: '1.2.3' }));

  it('has what code scanning asks for', () => {
    const { version, runs } = sarif([
      finding(),
      finding({ rule: 'worse', severity: 'error', origin: { file: 'src/a b.ts', line: 3, column: 1 } }),
    ]);
    expect([version, runs[0].tool.driver.name, runs[0].tool.driver.semanticVersion]).toEqual(['2.1.0', 'leastpriv', '1.2.3']);
    expect(runs[0].tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['some-rule', 'worse']);
    expect(runs[0].tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: 'A rule.' },
      help: { text: expect.stringContaining('A rule.') },
      properties: { tags: ['security'], 'security-severity': '4.0' },
    });
    expect(runs[0].results[1]).toMatchObject({
      ruleId: 'worse',
      ruleIndex: 1,
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.ts' }, region: { startLine: 3, startColumn: 1 } } }],
    });
  });

  it('keeps the fingerprint where only lines moved, and has one for each finding', () => {
    const prints = (findings: readonly Finding[]): string[] =>
      sarif(findings).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['leastpriv/v1'],
      );
    const moved = finding({ origin: { file: 'src/app.ts', line: 40, column: 9 } });
    expect(prints([finding()])).toEqual(prints([moved]));
    expect(prints([finding({ message: 'see src/b.ts:4:2' })])).toEqual(prints([finding({ message: 'see src/b.ts:9' })]));
    expect(new Set(prints([finding(), moved, finding({ message: 'else' }), finding({ rule: 'r' })])).size).toBe(4);
  });
});

describe('findings for readers', () => {
  it('show text from files as it is', () => {
    expect(findingsMarkdown([hostile])).toContain('&lt;img src=x&gt; \\| \\`c\\`');
    const html = findingsHtml([hostile]);
    expect(html).toContain('&lt;img src=x&gt;');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u001b');
    expect(findingsHtml([])).toBe('');
  });
});
