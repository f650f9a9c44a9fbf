import type { ts as Compiler } from 'ts-morph';
import type { Origin } from '../../model/origin.ts';
import { loadCompiler } from '../load/compiler.ts';
import { SafeFiles } from '../load/safe-files.ts';

/** A text that stands in the code: a string, a template without its holes, or a comment. */
export interface SourceText {
  readonly kind: 'literal' | 'comment';
  readonly text: string;
  readonly origin: Origin;
  /** The name that the text is given, where it is the value of a variable, a property or a parameter. */
  readonly name?: string;
}

/** Files larger than this are bundles or data, whose texts are nobody's writing. */
const MAXIMUM_BYTES = 1_000_000;

/** The strings and comments of files of the project (relative to the root); files that can't be read have none. */
export function sourceTexts(root: string, files: readonly string[]): readonly SourceText[] {
  const safe = new SafeFiles(root);
  return files.flatMap((file) => {
    const content = /\.[cm]?[jt]sx?$/.test(file) ? safe.read(file, MAXIMUM_BYTES) : undefined;
    return content?.kind === 'text' ? textsOf(file, content.text) : [];
  });
}

function textsOf(file: string, text: string): readonly SourceText[] {
  const ts = loadCompiler();
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const origin = (position: number): Origin => {
    const { line, character } = source.getLineAndCharacterOfPosition(position);
    return { file, line: line + 1, column: character + 1 };
  };
  const found: SourceText[] = [];
  const comments = new Set<number>();
  const visit = (node: Compiler.Node): void => {
    for (const range of ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []) {
      if (comments.has(range.pos)) continue;
      comments.add(range.pos);
      found.push({ kind: 'comment', text: text.slice(range.pos, range.end), origin: origin(range.pos) });
    }
    if (ts.isStringLiteralLike(node) && !isModuleName(node)) {
      const name = nameOf(node);
      found.push({ kind: 'literal', text: node.text, origin: origin(node.getStart()), ...(name === undefined ? {} : { name }) });
    } else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) {
      found.push({ kind: 'literal', text: node.text, origin: origin(node.getStart()) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;

  function isOr(kind: Compiler.SyntaxKind): boolean {
    return kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
  }

  function isModuleName(node: Compiler.Node): boolean {
    return ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent) || ts.isLiteralTypeNode(node.parent);
  }

  function nameOf(node: Compiler.Node): string | undefined {
    const { parent } = node;
    // `process.env.JWT_SECRET || '…'`: what is used where nothing is set.
    if (ts.isBinaryExpression(parent) && parent.right === node && isOr(parent.operatorToken.kind)) return nameOf(parent);
    if (
      (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isParameter(parent)) &&
      parent.initializer === node
    ) {
      return ts.isIdentifier(parent.name) || ts.isStringLiteral(parent.name) ? parent.name.text : undefined;
    }
    if (!ts.isBinaryExpression(parent) || parent.right !== node || parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken)
      return undefined;
    if (ts.isPropertyAccessExpression(parent.left)) return parent.left.name.text;
    return ts.isIdentifier(parent.left) ? parent.left.text : undefined;
  }
}
