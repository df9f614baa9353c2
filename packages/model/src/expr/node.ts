import type { Place } from "@chartwright/diagnostics";
import type { SchemaNode } from "../values/schema-node.ts";
import type { FunctionName } from "./functions.ts";

/**
 * What a chart says, as plain frozen data: the common input of `evaluate` and of the renderer.
 * Author's data and expressions become nodes in `to-node.ts`; nothing else makes text of them than a printer.
 */
export type Node =
  | LiteralNode
  | ObjectNode
  | ListNode
  | SpreadNode
  | ValueNode
  | BuiltinNode
  | VariableNode
  | FieldNode
  | IfNode
  | EachNode
  | MapValuesNode
  | MergeNode
  | TextNode
  | LinesNode
  | CallNode
  | RawNode
  | LetNode
  | IncludeNode
  | KeepNode
  | FileNode
  | LookupNode
  | ResourceNode;

export interface LiteralNode {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

export interface Entry {
  readonly key: string;
  readonly value: Node;
}

/** A mapping that the author wrote. An entry whose value is absent is left out. */
export interface ObjectNode {
  readonly kind: "object";
  readonly entries: readonly Entry[];
}

/** A sequence that the author wrote. An absent item is left out. */
export interface ListNode {
  readonly kind: "list";
  readonly items: readonly Node[];
}

/** The items of a list, within another list. */
export interface SpreadNode {
  readonly kind: "spread";
  readonly list: Node;
}

/** A place in the values: `.Values.image.tag`. */
export interface ValueNode {
  readonly kind: "value";
  readonly path: readonly string[];
  readonly schema: SchemaNode;
  /** How much of the path leads to the values of a subchart: what is below is there only while that is enabled. */
  readonly subchart?: number;
}

/** One of Helm's own objects, such as `.Release.Name`. All that are offered are strings or booleans. */
export interface BuiltinNode {
  readonly kind: "builtin";
  readonly object: "Release" | "Chart";
  readonly name: string;
  readonly type: "string" | "boolean";
}

/** A variable of a loop or of a `let`; it is the same variable where it is the same object. */
export interface VariableNode {
  readonly kind: "variable";
  /** The name it would like to have in the template. */
  readonly hint: string;
  readonly schema: SchemaNode;
  /** What a `let` binds it to. */
  readonly value?: Node;
}

/** A field of a value that is not at a fixed place, such as a loop's item. */
export interface FieldNode {
  readonly kind: "field";
  readonly of: Node;
  readonly name: string;
  readonly schema: SchemaNode;
}

/** `then` where `cond` is true in Helm's sense, else `otherwise`, or nothing. */
export interface IfNode {
  readonly kind: "if";
  readonly cond: Node;
  readonly then: Node;
  readonly otherwise: Node | undefined;
}

/** A list made from each item of a list, or each entry of a map in the order of its keys. */
export interface EachNode {
  readonly kind: "each";
  readonly over: Node;
  readonly key: VariableNode | undefined;
  readonly item: VariableNode;
  readonly body: Node;
}

/** A mapping with the keys of another, and a text made from each of its values. */
export interface MapValuesNode {
  readonly kind: "mapValues";
  readonly over: Node;
  readonly item: VariableNode;
  readonly body: Node;
}

/** Mappings joined; where two have a key, the first one's stands (Sprig's `merge`). */
export interface MergeNode {
  readonly kind: "merge";
  readonly parts: readonly Node[];
}

/** Text with expressions in it. */
export interface TextNode {
  readonly kind: "text";
  readonly parts: readonly (string | Node)[];
}

/** Lines of text; an absent one is left out, and those of a list or of other lines stand in their place. */
export interface LinesNode {
  readonly kind: "lines";
  readonly lines: readonly Node[];
}

export interface CallNode {
  readonly kind: "call";
  readonly fn: FunctionName;
  readonly args: readonly Node[];
}

/** A pipeline in Helm's template language, with expressions in it, for which the algebra has no operator. */
export interface RawNode {
  readonly kind: "raw";
  /** What it is declared to give. */
  readonly schema: SchemaNode;
  readonly parts: readonly (string | Node)[];
  readonly place: Place | undefined;
}

export interface LetNode {
  readonly kind: "let";
  readonly variable: VariableNode;
  readonly value: Node;
  readonly body: Node;
}

/** A named template, called. */
export interface IncludeNode {
  readonly kind: "include";
  readonly helper: Helper;
}

/** A whole object of the chart. It stands only where the chart lists its resources. */
export interface ResourceNode {
  readonly kind: "resource";
  readonly resource: Resource;
}

/** A mapping or list that stays where it is empty. */
export interface KeepNode {
  readonly kind: "keep";
  readonly of: Node;
}

/** The text of a file of the chart's: `.Files.Get`. */
export interface FileNode {
  readonly kind: "file";
  readonly path: string;
  readonly text: string;
}

/** The text in a field of an object in the cluster; empty where there is none. */
export interface LookupNode {
  readonly kind: "lookup";
  readonly apiVersion: string;
  readonly objectKind: string;
  readonly namespace: Node;
  readonly name: Node;
  readonly path: readonly string[];
}

/** A named template. Its full name is `<chart>.<name>`. */
export interface Helper {
  /** The library chart that it is of; undefined for one of the chart's own. */
  readonly chart?: string;
  readonly name: string;
  readonly doc: string;
  readonly body: Node;
  /** Whether its text can never be read as anything but a string in YAML, so that it needs no quotes. */
  readonly plain: boolean;
  readonly place: Place | undefined;
}

/** An object of the chart, or one for each item of a value; one file of `templates/`. */
export interface Resource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly body: Node;
  /** The loop that it stands in: there is one for each of its items. */
  readonly loop: EachNode | undefined;
  /** Rendered only where this is true in Helm's sense, for each item of the loop. */
  readonly cond: Node | undefined;
  /** The name of its file below `templates/`, without `.yaml`; made from the kind where it is not given. */
  readonly file: string | undefined;
  /** Set for what `helm test` runs. */
  readonly test: boolean;
  readonly place: Place | undefined;
  /** Where `resource` is called in a block, if a block calls it: `place` is the author's call of the block then. */
  readonly within: Place | undefined;
}
