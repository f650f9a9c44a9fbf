import { ABSENT, type DataAlternative, type DataValue, MAXIMUM_ALTERNATIVES, unknown } from '../../model/data-value.ts';
import type { Finding } from '../../model/finding.ts';
import type { Origin } from '../../model/origin.ts';
import { literal, type Pattern, unknownText } from '../../model/pattern.ts';
import { distinctPatterns, isHeavierThan } from '../distinct-patterns.ts';
import { withoutDynamicReferences } from './dynamic-reference.ts';
import type { DeclaredResource, Evaluation } from './evaluation.ts';
import type { Stack } from './generated-name.ts';
import { intrinsicFunction } from './intrinsics.ts';
import type { Template } from './template.ts';
import type { TemplateMap, TemplateNode } from './template-node.ts';

/** The most parts a text may have, those of the names in it included. */
const MAXIMUM_WEIGHT = 512;

export interface EvaluatorOptions {
  readonly stack: Stack;
  readonly parameters: ReadonlyMap<string, DataValue>;
  readonly prefix: string;
  readonly declared: (reference: string) => DeclaredResource | undefined;
  readonly nestedOutput: (logicalId: string, output: string) => DataValue | undefined;
  /** What another stack of the project exports; nothing where there is none. */
  readonly imported?: (name: Pattern) => DataValue | undefined;
  readonly report: (finding: Finding) => void;
}

/** Evaluates the nodes of one template; each node once. */
export class TemplateEvaluator implements Evaluation {
  readonly template: Template;
  readonly stack: Stack;
  readonly parameters: ReadonlyMap<string, DataValue>;
  readonly prefix: string;
  readonly report: (finding: Finding) => void;
  readonly #options: EvaluatorOptions;
  readonly #known = new Map<TemplateNode, DataValue>();
  readonly #inProgress = new Set<string | TemplateNode>();
  readonly #reported = new Set<string>();

  constructor(template: Template, options: EvaluatorOptions) {
    this.template = template;
    this.stack = options.stack;
    this.parameters = options.parameters;
    this.prefix = options.prefix;
    this.#options = options;
    this.report = (finding) => {
      const key = JSON.stringify(finding);
      if (!this.#reported.has(key)) options.report(finding);
      this.#reported.add(key);
    };
  }

  withParameters(parameters: ReadonlyMap<string, DataValue>): TemplateEvaluator {
    return new TemplateEvaluator(this.template, { ...this.#options, parameters: new Map([...this.parameters, ...parameters]) });
  }

  value(node: TemplateNode | undefined): DataValue {
    if (node === undefined) return ABSENT;
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    const value = this.#bounded(this.#evaluate(node), node.origin);
    this.#known.set(node, value);
    return value;
  }

  patterns(node: TemplateNode | undefined): readonly Pattern[] {
    if (node === undefined) return [];
    const present = this.value(node).filter((alternative) => alternative.kind !== 'absent');
    return this.bounded(
      present.map((alternative) => this.pattern(alternative, node)),
      node.origin,
    );
  }

  pattern(alternative: DataAlternative, node: TemplateNode): Pattern {
    switch (alternative.kind) {
      case 'text':
        return alternative.pattern;
      case 'scalar':
        return literal(String(alternative.value));
      case 'unknown':
        return unknownText(alternative.cause, alternative.reason, alternative.origin ?? node.origin);
      case 'absent':
        return [];
      default:
        return unknownText('unresolved', `a ${alternative.kind === 'list' ? 'list' : 'map'} stands where a text is expected`, node.origin);
    }
  }

  bounded(patterns: readonly Pattern[], origin: Origin): readonly Pattern[] {
    const distinct = distinctPatterns(patterns.map((pattern) => (isHeavierThan(pattern, MAXIMUM_WEIGHT) ? tooLong(origin) : pattern)));
    if (distinct.length <= MAXIMUM_ALTERNATIVES) return distinct;
    return [unknownText('unresolved', `more than ${MAXIMUM_ALTERNATIVES} values are possible`, origin)];
  }

  guarded(what: string, node: TemplateNode, compute: () => DataValue): DataValue {
    return this.#guardedBy(what, what, node, compute);
  }

  #guardedBy(key: string | TemplateNode, what: string, node: TemplateNode, compute: () => DataValue): DataValue {
    if (this.#inProgress.has(key)) {
      this.report({
        rule: 'circular-reference',
        severity: 'warning',
        message: `${what} refers to itself; CloudFormation rejects this`,
        origin: node.origin,
      });
      return [unknown('unresolved', `${what} refers to itself`, node.origin)];
    }
    this.#inProgress.add(key);
    try {
      return compute();
    } finally {
      this.#inProgress.delete(key);
    }
  }

  nestedOutput(logicalId: string, output: string): DataValue | undefined {
    return this.#options.nestedOutput(logicalId, output);
  }

  imported(name: Pattern): DataValue | undefined {
    return this.#options.imported?.(name);
  }

  declared(reference: string): DeclaredResource | undefined {
    return this.#options.declared(reference);
  }

  unreadable(node: TemplateNode, what: string): DataValue {
    this.report({
      rule: 'unreadable-template-part',
      severity: 'warning',
      message: `${what}; its value is taken as unknown`,
      origin: node.origin,
    });
    return [unknown('unresolved', what, node.origin)];
  }

  #evaluate(node: TemplateNode): DataValue {
    switch (node.kind) {
      case 'scalar':
        if (node.value === null) return ABSENT;
        if (typeof node.value === 'boolean') return [{ kind: 'scalar', value: node.value }];
        return [{ kind: 'text', pattern: withoutDynamicReferences(literal(node.text), node.origin) }];
      case 'list':
        return [{ kind: 'list', items: node.items.map((item) => this.value(item)) }];
      case 'map':
        return this.#map(node);
    }
  }

  #map(node: TemplateMap): DataValue {
    const [name, ...others] = node.members.keys();
    const argument = name === undefined ? undefined : node.members.get(name);
    if (name !== undefined && others.length === 0 && argument !== undefined) {
      const intrinsic = intrinsicFunction(name);
      if (intrinsic !== undefined) return this.#guardedBy(node, name, node, () => intrinsic(argument, this));
      if (name.startsWith('Fn::')) return this.unreadable(node, `intrinsic function ${name} is not known`);
    }
    return [{ kind: 'record', members: new Map([...node.members].map(([key, value]) => [key, this.value(value)])), computed: [] }];
  }

  #bounded(value: DataValue, origin: Origin): DataValue {
    const texts = this.bounded(
      value.flatMap((alternative) => (alternative.kind === 'text' ? [alternative.pattern] : [])),
      origin,
    );
    const others = value.filter((alternative) => alternative.kind !== 'text');
    const all = [...texts.map((pattern) => ({ kind: 'text', pattern }) as const), ...distinctOthers(others)];
    return all.length <= MAXIMUM_ALTERNATIVES
      ? all
      : [unknown('unresolved', `more than ${MAXIMUM_ALTERNATIVES} values are possible`, origin)];
  }
}

function distinctOthers(alternatives: readonly DataAlternative[]): readonly DataAlternative[] {
  let hasAbsent = false;
  return alternatives.filter((alternative) => {
    if (alternative.kind !== 'absent') return true;
    const isFirst = !hasAbsent;
    hasAbsent = true;
    return isFirst;
  });
}

function tooLong(origin: Origin): Pattern {
  return unknownText('unresolved', 'the text is too long', origin);
}
