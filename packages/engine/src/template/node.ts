/** A node of a template's syntax tree. `at` is the place in the text that Go reports for it, in characters. */
export type Node = ActionNode | TextNode | CommentNode | BranchNode | TemplateNode | BreakNode | ContinueNode;

export interface TextNode {
  readonly kind: "text";
  readonly at: number;
  readonly text: string;
}

export interface CommentNode {
  readonly kind: "comment";
  readonly at: number;
}

export interface ActionNode {
  readonly kind: "action";
  readonly at: number;
  readonly pipe: PipeNode;
}

export interface BreakNode {
  readonly kind: "break";
  readonly at: number;
}

export interface ContinueNode {
  readonly kind: "continue";
  readonly at: number;
}

/** `if`, `with` or `range`. */
export interface BranchNode {
  readonly kind: "if" | "with" | "range";
  readonly at: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

/** `{{template "name" pipe}}`, also what `block` leaves behind. */
export interface TemplateNode {
  readonly kind: "template";
  readonly at: number;
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

export interface ListNode {
  readonly kind: "list";
  readonly at: number;
  readonly nodes: readonly Node[];
}

export interface PipeNode {
  readonly kind: "pipe";
  readonly at: number;
  readonly isAssign: boolean;
  readonly decl: readonly VariableNode[];
  readonly cmds: readonly CommandNode[];
}

export interface CommandNode {
  readonly kind: "command";
  readonly at: number;
  readonly args: readonly ArgNode[];
}

export type ArgNode =
  | FieldNode
  | VariableNode
  | ChainNode
  | IdentifierNode
  | DotNode
  | NilNode
  | BoolNode
  | NumberNode
  | StringNode
  | PipeNode;

export interface FieldNode {
  readonly kind: "field";
  readonly at: number;
  readonly names: readonly string[];
}

export interface VariableNode {
  readonly kind: "variable";
  readonly at: number;
  readonly names: readonly string[];
}

export interface ChainNode {
  readonly kind: "chain";
  readonly at: number;
  readonly node: ArgNode;
  readonly names: readonly string[];
}

export interface IdentifierNode {
  readonly kind: "identifier";
  readonly at: number;
  readonly name: string;
}

export interface DotNode {
  readonly kind: "dot";
  readonly at: number;
}

export interface NilNode {
  readonly kind: "nil";
  readonly at: number;
}

export interface BoolNode {
  readonly kind: "bool";
  readonly at: number;
  readonly value: boolean;
}

export interface NumberNode {
  readonly kind: "number";
  readonly at: number;
  readonly text: string;
  /** The value where it can stand for an integer. */
  readonly int: bigint | undefined;
  /** The value where it can stand for an unsigned integer. */
  readonly uint: bigint | undefined;
  /** The value where it can stand for a float. */
  readonly float: number | undefined;
  readonly isComplex: boolean;
}

export interface StringNode {
  readonly kind: "string";
  readonly at: number;
  readonly quoted: string;
  readonly text: string;
}

/** Any node that an error may name. */
export type AnyNode = Node | ListNode | CommandNode | ArgNode;

/** A named template. */
export interface Tree {
  readonly name: string;
  /** The name of the file, which errors give. */
  readonly parseName: string;
  readonly text: string;
  readonly root: ListNode;
}
