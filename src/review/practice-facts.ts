import { unreferencedHandlers } from '../project/unreferenced-handlers.ts';
import type { FunctionDiff } from '../report/diff-report.ts';
import { findSecrets } from '../rules/find-secrets.ts';
import type { CodeFacts, FunctionActivity, FunctionFacts, JudgedNeed, ProjectFacts, RoleJudgement } from '../rules/practice-facts.ts';
import { isSecretByNameInCode } from '../rules/secret-names.ts';
import { writtenText } from '../rules/written-text.ts';
import type { FunctionNeeds, ProjectNeeds } from '../run.ts';
import type { SourceText } from '../source/sensitive/source-texts.ts';
import type { Usage } from '../trail/usage-verdict.ts';
import type { AttachedSource } from './role-uses.ts';
import { roleUses } from './role-uses.ts';

/**
 * Collects what the rules of the practices look at: the functions with their roles, compared as `diff` compares them, and the secrets in code and
 * environment. `today` is an ISO date.
 */
export async function practiceFacts(
  needs: ProjectNeeds,
  source: AttachedSource,
  comparisons: readonly FunctionDiff[],
  today: string,
): Promise<ProjectFacts> {
  const roles = new Map(roleUses(needs.functions, source).flatMap(({ role, functions }) => functions.map(({ id }) => [id, role] as const)));
  const code = await codeFacts(
    needs,
    needs.functions.filter(({ id }) => needs.selected.has(id)),
  );
  const functions = await Promise.all(
    needs.functions.map(async (one): Promise<FunctionFacts> => {
      const role = roles.get(one.id);
      const comparison = comparisons.find(({ id }) => id === one.id);
      const ofCode = code.get(one.id);
      return {
        function: one.function,
        requirements: [...one.grants.requirements, ...one.grants.platform.flatMap(({ requirements }) => requirements)],
        incomplete: one.incomplete,
        environmentSecrets: await environmentSecrets(one),
        ...(ofCode === undefined ? {} : { code: ofCode }),
        ...(needs.usage === undefined ? {} : { activity: activityOf(needs.usage.of(one.id)) }),
        ...(role === undefined || isUnknown(role)
          ? {}
          : { role, ...(comparison === undefined ? {} : { comparison: judgement(comparison) }) }),
      };
    }),
  );
  // What a function loads that was not read is not known, so nobody can be told that nothing uses a file.
  const isWhole = needs.functions.length === needs.project.functions.length;
  const loaded = new Set(needs.functions.flatMap(({ files }) => files));
  return {
    project: needs.project,
    functions,
    checked: needs.selected,
    unreferencedHandlers: isWhole ? unreferencedHandlers(needs.root, needs.project.functions, loaded) : [],
    today,
  };
}

/** True for a role of which nothing is known at all. */
function isUnknown({
  policies,
  trust,
}: {
  readonly policies: readonly { readonly content: { readonly kind: string } }[];
  readonly trust?: unknown;
}): boolean {
  return trust === undefined && policies.length === 1 && policies[0]?.content.kind === 'unknown';
}

function judgement({ needed, attached }: FunctionDiff): RoleJudgement {
  return {
    needed: needed.map(({ action, resource, verdict, evidence, reason }): JudgedNeed => {
      const [place] = evidence.flatMap((one) => ('origin' in one ? [one.origin] : []));
      const why = reason === undefined ? {} : { reason };
      const need = { action, resource, verdict, ...why, platform: evidence.every(({ kind }) => kind === 'platform') };
      return place === undefined ? need : { ...need, origin: place };
    }),
    attached,
  };
}

function activityOf({ accesses }: Usage): FunctionActivity {
  const last = accesses
    .map(({ evidence }) => evidence.last)
    .sort()
    .at(-1);
  const calls = accesses.reduce((sum, { evidence }) => sum + evidence.count, 0);
  return { calls, ...(last === undefined ? {} : { last }) };
}

async function environmentSecrets({ function: { env } }: FunctionNeeds): Promise<ReadonlyMap<string, string>> {
  const values = [...env].flatMap(([name, patterns]) =>
    patterns.flatMap((pattern) => {
      const text = writtenText(pattern);
      return text === undefined ? [] : [{ name, text }];
    }),
  );
  const secrets = await findSecrets(values);
  return new Map(secrets.flatMap(({ index, what }) => (values[index] === undefined ? [] : [[values[index].name, what] as const])));
}

/** What is in the code of each function; files that functions share are searched once. */
async function codeFacts(needs: ProjectNeeds, functions: readonly FunctionNeeds[]): Promise<ReadonlyMap<string, CodeFacts>> {
  const { sourceTexts } = await import('../source/sensitive/source-texts.ts');
  const texts = sourceTexts(needs.root, [...new Set(functions.flatMap(({ files }) => files))].sort());
  const byForm = new Map((await findSecrets(texts)).map(({ index, what }) => [index, what]));
  const secrets = texts.flatMap((text, index) => {
    const what = byForm.get(index) ?? byName(text);
    return what === undefined ? [] : [{ what, origin: text.origin }];
  });
  return new Map(
    functions
      .filter(({ files }) => files.length > 0)
      .map(({ id, files, sensitive, authorizerAnswers }) => {
        const own = new Set(files);
        return [
          id,
          {
            sensitive,
            authorizerAnswers,
            texts: texts.filter(({ origin }) => own.has(origin.file)).length,
            secrets: secrets.filter(({ origin }) => own.has(origin.file)),
          },
        ];
      }),
  );
}

function byName({ kind, name, text }: SourceText): string | undefined {
  return kind === 'literal' && name !== undefined && isSecretByNameInCode(name, text) ? `a text that is given the name ${name}` : undefined;
}
