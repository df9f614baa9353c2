import type { Helper, Node, Step, VariableNode } from "@chartwright/model";

/**
 * A template before it is text: what it prints, under which conditions and in which loops. Passes rewrite it, and the
 * printer decides only how each part is written where it stands.
 */
export type Tree =
  | FieldTree
  | ItemTree
  | InsertTree
  | IfTree
  | WithTree
  | RangeTree
  | LetTree
  | SetTree
  | SayTree
  | FailTree
  | TextTree
  | LineTree
  | SeparatorTree;

export type Trees = readonly Tree[];

/** How a node was come to from where its template begins: the last step, and those before it. */
export interface Site {
  readonly up: Site | undefined;
  readonly step: Step;
}

/** The part of the model that a tree is made of. */
export interface Origin {
  readonly node: Node;
  readonly site: Site | undefined;
}

/** What a field or an item holds. */
export type Held =
  | { readonly kind: "scalar"; readonly node: Node }
  | { readonly kind: "empty"; readonly text: "[]" | "{}" }
  | { readonly kind: "nested"; readonly body: Trees };

/** A key and what it holds. */
export interface FieldTree extends Origin {
  readonly kind: "field";
  /** A key of the author's, or a variable that has it. */
  readonly key: string | VariableNode;
  readonly held: Held;
}

/** An item of a sequence. */
export interface ItemTree extends Origin {
  readonly kind: "item";
  readonly held: Held;
}

/** Lines that an action gives: what a named template prints, or a value as YAML. */
export interface InsertTree extends Origin {
  readonly kind: "insert";
  readonly how: "include" | "yaml";
}

export interface IfTree extends Origin {
  readonly kind: "if";
  readonly cond: Node;
  readonly then: Trees;
  readonly otherwise: Trees | undefined;
}

/** Where a value is not empty, its body, in which the dot is the value. */
export interface WithTree extends Origin {
  readonly kind: "with";
  readonly of: Node;
  readonly then: Trees;
  readonly otherwise: Trees | undefined;
}

export interface RangeTree extends Origin {
  readonly kind: "range";
  readonly over: Node;
  readonly key: VariableNode | undefined;
  readonly item: VariableNode;
  readonly body: Trees;
}

/** A variable, and what it is there for. */
export interface LetTree extends Origin {
  readonly kind: "let";
  readonly variable: VariableNode;
  readonly value: Node;
  readonly body: Trees;
}

/** Sets a variable to true. */
export interface SetTree extends Origin {
  readonly kind: "set";
  readonly variable: VariableNode;
}

/** An action whose text is all that a named template gives. */
export interface SayTree extends Origin {
  readonly kind: "say";
}

/** Refuses the values, with the node as the message. */
export interface FailTree extends Origin {
  readonly kind: "fail";
}

/** Lines of text. */
export interface TextTree extends Origin {
  readonly kind: "text";
  readonly body: Trees;
  /** Whether each is a line, or a line under a condition. */
  readonly simple: boolean;
}

/** A line of text, or several of them that are always there. */
export interface LineTree extends Origin {
  readonly kind: "line";
  readonly parts: readonly LinePart[];
}

export type LinePart = string | Node | TextTree;

/** What divides two objects. */
export interface SeparatorTree extends Origin {
  readonly kind: "separator";
}

/** A named template. */
export interface Define {
  readonly helper: Helper;
  /** Its full name. */
  readonly name: string;
  readonly body: Trees;
}

type TreeOf<K extends Tree["kind"]> = Extract<Tree, { readonly kind: K }>;

/** What every kind of tree means to a walk over templates, as `Handlers` of the model says it of nodes. */
export type TreeHandlers<Context, Result> = {
  readonly [K in Tree["kind"]]: (tree: TreeOf<K>, context: Context) => Result;
};

export function byTree<Context, Result>(
  handlers: TreeHandlers<Context, Result>,
): (tree: Tree, context: Context) => Result {
  return (tree, context) => (handlers[tree.kind] as (tree: Tree, context: Context) => Result)(tree, context);
}
