import { quote } from "../format/quote.ts";
import { byteLength } from "../value/text.ts";
import type { AnyNode, Tree } from "./node.ts";
import { printNode } from "./print-node.ts";

/** Refused by a function: Go's `error` result, or a panic inside of it. */
export class FunctionError extends Error {
  /** The error that this one wraps, as Go's `%w` does. */
  readonly wraps: Error | undefined;

  constructor(message: string, wraps?: Error) {
    super(message);
    this.wraps = wraps;
  }
}

/** An error of execution, with the template, the place and the node in its message, as Go prints it. */
export class ExecError extends Error {
  readonly wraps: Error | undefined;

  constructor(message: string, wraps?: Error) {
    super(message);
    this.wraps = wraps;
  }
}

/** Bounds of ours were passed. No template can catch it. */
export class BoundError extends Error {}

/** Fails at a node. */
export function failAt(tree: Tree, node: AnyNode, message: string, wraps?: Error): never {
  const context = printNode(node);
  throw new ExecError(
    `template: ${locate(tree, node.at)}: executing ${quote(tree.name)} at <${context}>: ${message}`,
    wraps,
  );
}

/** A place as `file:line:column`; the column counts bytes from 0, as Go's does. */
export function locate(tree: Tree, at: number): string {
  const before = tree.text.slice(0, at);
  const start = before.lastIndexOf("\n") + 1;
  let line = 1;
  for (let next = before.indexOf("\n"); next >= 0; next = before.indexOf("\n", next + 1)) line++;
  return `${tree.parseName}:${line}:${byteLength(before.slice(start))}`;
}
