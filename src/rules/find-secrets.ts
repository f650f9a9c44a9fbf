/** A text in which a secret may stand, with the name that it is given where it has one. */
export interface SearchedText {
  readonly text: string;
  readonly name?: string;
}

/** A secret in one of the texts: which text, and what it is by its form. */
export interface FoundSecret {
  readonly index: number;
  /** In a reader's words: `AWS access key id`. */
  readonly what: string;
}

/** What secretlint calls its findings, in a reader's words; others are named by their rule. */
const WORDS: Readonly<Record<string, string>> = {
  AWSAccessKeyID: 'an AWS access key id',
  AWSSecretAccessKey: 'an AWS secret access key',
  BasicAuth: 'a URL with a password',
  PrivateKey: 'a private key',
};

/**
 * The secrets in texts, by the rules of secretlint's recommended preset, its rule on AWS ids included, account ids left out; each text at most once.
 * https://github.com/secretlint/secretlint/tree/master/packages/%40secretlint/secretlint-rule-preset-recommend
 */
export async function findSecrets(texts: readonly SearchedText[]): Promise<readonly FoundSecret[]> {
  if (texts.length === 0) return [];
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const starts: number[] = [];
  let content = '';
  for (const { text, name } of texts) {
    starts.push(content.length);
    content += name === undefined ? `${text}\n` : `${name} = "${text}"\n`;
  }
  const { messages } = await lintSource({
    source: { filePath: 'texts.txt', content, ext: '.txt', contentType: 'text' },
    options: {
      noPhysicFilePath: true,
      maskSecrets: true,
      config: {
        rules: [
          {
            id: '@secretlint/secretlint-rule-preset-recommend',
            rule: creator,
            rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true }, allowMessageIds: ['AWSAccountID'] }],
          },
        ],
      },
    },
  });
  const found = new Map<number, FoundSecret>();
  for (const { messageId, ruleId, range } of messages) {
    const index = starts.findLastIndex((start) => start <= range[0]);
    const searched = texts[index];
    if (searched === undefined || found.has(index) || isExample(searched.text)) continue;
    found.set(index, { index, what: WORDS[messageId] ?? `a secret (${ruleId.replace(/^.*secretlint-rule-/, '')})` });
  }
  return [...found.values()].sort((a, b) => a.index - b.index);
}

/**
 * Credentials of nobody: AWS's own examples (https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html), and URLs that lead to the own
 * machine or whose password says that it stands for one.
 */
function isExample(text: string): boolean {
  return (
    /EXAMPLE/.test(text) ||
    /:\/\/[^\s/@]*@(localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal)([:/\s'"]|$)/.test(text) ||
    /:\/\/[^\s/:@]*:(pass|passwd|password|pwd|secret|xxx+|\*+|<[^>]*>|\$\{[^}]*\}|\{[^}]*\}|%s)@/i.test(text)
  );
}
