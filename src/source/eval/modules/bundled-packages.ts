import type { ts } from 'ts-morph';
import { nativeFunction } from '../calls/native.ts';
import type { Evaluator } from '../evaluator.ts';
import { declarationsOf } from '../hoisting.ts';
import type { Scope } from '../scope.ts';
import { ABSENT, type Value } from '../value.ts';

const FILE_COMMENT = /^\/\/ (\S+\.[cm]?[jt]sx?)$/;
const HAS_PACKAGES = /^\/\/ \S*node_modules\//m;

/**
 * esbuild writes the file that a part of its output came from into a comment before it. Code of packages is not read in a bundle either: its names stand
 * for the package, and the statements that are left are first-party.
 */
export function firstPartyStatements(evaluator: Evaluator, source: ts.SourceFile, scope: Scope): readonly ts.Statement[] {
  const { ts } = evaluator;
  if (!HAS_PACKAGES.test(source.text)) return source.statements;
  const own: ts.Statement[] = [];
  let packageName: string | undefined;
  for (const statement of source.statements) {
    for (const comment of ts.getLeadingCommentRanges(source.text, statement.pos) ?? []) {
      const file = FILE_COMMENT.exec(source.text.slice(comment.pos, comment.end))?.[1];
      if (file !== undefined) packageName = packageOf(file);
    }
    if (packageName === undefined || ts.isExportDeclaration(statement)) own.push(statement);
    else declarePackageNames(evaluator, statement, packageName, scope);
  }
  return own;
}

/** The package that a file belongs to; `undefined` for first-party files. */
function packageOf(file: string): string | undefined {
  const [, ...rest] = file.split('node_modules/');
  const [scopeOrName = '', name = ''] = (rest.at(-1) ?? '').split('/');
  if (rest.length === 0) return undefined;
  return scopeOrName.startsWith('@') ? `${scopeOrName}/${name}` : scopeOrName;
}

function declarePackageNames(evaluator: Evaluator, statement: ts.Statement, packageName: string, scope: Scope): void {
  const { ts } = evaluator;
  const { lexical, variables, functions } = declarationsOf(ts, statement, [statement], true);
  const names = [...lexical, ...variables].map(({ name }) => name).concat(functions.flatMap(({ name }) => name?.text ?? []));
  for (const name of names) {
    const value = bundledValue(evaluator, statement, name, packageName);
    scope.declare(name, { read: () => value });
  }
}

/** `var require_x = __commonJS(...)` gives the package, `var init_x = __esm(...)` nothing; any other name is an export of it, perhaps with a number behind. */
function bundledValue(evaluator: Evaluator, statement: ts.Statement, name: string, packageName: string): Value {
  const { ts } = evaluator;
  const initializer = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name)?.initializer
    : undefined;
  const callee =
    initializer !== undefined && ts.isCallExpression(initializer) && ts.isIdentifier(initializer.expression)
      ? initializer.expression.text
      : '';
  const whole: Value = [{ kind: 'external', package: packageName, path: [] }];
  if (/^__commonJS/.test(callee)) return nativeFunction(name, () => whole);
  if (/^__esm/.test(callee)) return nativeFunction(name, () => ABSENT);
  if (/^__toESM/.test(callee) || /_exports\d*$/.test(name) || /^import_/.test(name)) return whole;
  return [
    {
      kind: 'external',
      package: packageName,
      path: [name.replace(/(?<=[A-Za-z])\d{1,2}$/, (digits) => (isVersioned(name) ? digits : ''))],
    },
  ];
}

/** Operations such as `ListObjectsV2Command` have their number in the middle; only classes like `S3` end with one. */
function isVersioned(name: string): boolean {
  return /^(?:S3|EC2|SES[vV]2|Route53|IoT1|Neptune2|Macie2|Inspector2|WAFV2)$/.test(name);
}
