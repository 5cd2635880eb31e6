// The tree of a formula as written, before names and units are known. `at` is the offset in the text.

export type Aggregate = 'sum' | 'count' | 'mean' | 'median' | 'max' | 'min' | 'any' | 'all';
/** What windows and peers know: there is no median of them. */
export type Running = Exclude<Aggregate, 'median'>;
export type BinaryOp = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '=' | '!=' | 'and' | 'or';

export type Node =
  | { readonly t: 'number'; readonly text: string; readonly unit: string | null; readonly at: number }
  | { readonly t: 'string'; readonly value: string; readonly at: number }
  | { readonly t: 'flag'; readonly value: boolean; readonly at: number }
  | { readonly t: 'unknown'; readonly at: number }
  | { readonly t: 'name'; readonly path: readonly string[]; readonly at: number }
  | { readonly t: 'negate' | 'not'; readonly of: Node; readonly at: number }
  | { readonly t: 'binary'; readonly op: BinaryOp; readonly left: Node; readonly right: Node; readonly at: number }
  | { readonly t: 'if'; readonly when: Node; readonly yes: Node; readonly no: Node; readonly at: number }
  | { readonly t: 'call'; readonly name: FunctionName; readonly args: readonly Node[]; readonly at: number }
  | { readonly t: 'exists'; readonly link: string; readonly at: number }
  | {
      readonly t: 'children';
      readonly how: Aggregate;
      readonly table: string;
      readonly of: Node | null;
      readonly where: Node | null;
      readonly at: number;
    }
  | {
      /** Rows of a table whose first day lies between two days. */
      readonly t: 'range';
      readonly how: Aggregate;
      readonly table: string;
      readonly from: Node;
      readonly to: Node;
      readonly of: Node | null;
      readonly where: Node | null;
      readonly at: number;
    }
  | {
      /** Other rows of the same table with the same keys. */
      readonly t: 'peers';
      readonly how: Aggregate;
      readonly by: readonly Node[];
      readonly of: Node | null;
      readonly where: Node | null;
      readonly at: number;
    }
  | {
      readonly t: 'window';
      readonly how: Aggregate;
      /** Whole months back, this one included; or every month since a day. */
      readonly last: number | null;
      readonly since: Node | null;
      readonly of: Node;
      readonly at: number;
    };

export const FUNCTIONS = [
  'min',
  'max',
  'abs',
  'first',
  'known',
  'round_half_up',
  'round_down',
  'round_up',
  'add_months',
  'weekday',
  'months_between',
  'next_date',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

/** Every node below and including this one, parents first. */
export function* nodesIn(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* nodesIn(child);
}

/** The same without what is asked of other rows. */
export function* ownNodesIn(node: Node): Generator<Node> {
  yield node;
  const below =
    node.t === 'range' ? [node.from, node.to] : node.t === 'children' || node.t === 'peers' ? [] : childrenOf(node);
  for (const child of below) yield* ownNodesIn(child);
}

/** The nodes a node is made of, one level down. */
export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.t) {
    case 'negate':
    case 'not':
      return [node.of];
    case 'binary':
      return [node.left, node.right];
    case 'if':
      return [node.when, node.yes, node.no];
    case 'call':
      return node.args;
    case 'children':
      return [node.of, node.where].filter((n) => n !== null);
    case 'range':
      return [node.from, node.to, node.of, node.where].filter((n) => n !== null);
    case 'peers':
      return [...node.by, node.of, node.where].filter((n) => n !== null);
    case 'window':
      return [node.since, node.of].filter((n) => n !== null);
    default:
      return [];
  }
};
