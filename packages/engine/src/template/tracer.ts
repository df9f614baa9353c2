import type { Node, Tree } from "./node.ts";

/** Is told which branches run. Templates compiled without one pay nothing for it. */
export interface Tracer {
  /** A branch of an `if` or `with` was taken, or a `range` had items or none. */
  branch(tree: Tree, node: Node, taken: boolean): void;
}
