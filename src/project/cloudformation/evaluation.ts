import type { DataAlternative, DataValue } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import type { Pattern } from '../../model/pattern.ts';
import type { Stack } from './generated-name.ts';
import type { Resource, Template } from './template.ts';
import type { TemplateNode } from './template-node.ts';

/** What an intrinsic function may ask of the template around it. */
export interface Evaluation {
  readonly template: Template;
  readonly stack: Stack;
  /** What stands before logical ids in the names of this template's resources: `Parent/` in a nested stack, else nothing. */
  readonly prefix: string;
  /** The value of every parameter. */
  readonly parameters: ReadonlyMap<string, DataValue>;
  /** What is known of a node's value; a missing node is absent. */
  value(node: TemplateNode | undefined): DataValue;
  /** The text alternatives of a node where a string is expected; none where it is missing or surely absent. */
  patterns(node: TemplateNode | undefined): readonly Pattern[];
  /** One alternative where a string is expected; a list or record there is an unknown text. */
  pattern(alternative: DataAlternative, node: TemplateNode): Pattern;
  /** The distinct patterns; one unknown text where they are too many or too long. */
  bounded(patterns: readonly Pattern[], origin: Origin): readonly Pattern[];
  /** What `compute` gives, or an unknown value where it asks for itself. */
  guarded(what: string, node: TemplateNode, compute: () => DataValue): DataValue;
  /** The resource that a reference names, in this template or in one it is nested with. */
  declared(reference: string): DeclaredResource | undefined;
  /** The output of a nested stack, where its template is part of the project. */
  nestedOutput(logicalId: string, output: string): DataValue | undefined;
  /** What another stack of the project exports under that name. */
  imported(name: Pattern): DataValue | undefined;
  /** Reports a part that has not the form CloudFormation asks for, and stands in for it. */
  unreadable(node: TemplateNode, what: string): DataValue;
  report(finding: Finding): void;
  /** An evaluation of the same template in which nodes may refer to these values too. */
  withParameters(parameters: ReadonlyMap<string, DataValue>): Evaluation;
}

/** A resource with the evaluation of the template that declares it. */
export interface DeclaredResource {
  readonly resource: Resource;
  readonly evaluation: Evaluation;
}

/** An intrinsic function: what it returns for its argument. */
export type Intrinsic = (argument: TemplateNode, evaluation: Evaluation) => DataValue;
