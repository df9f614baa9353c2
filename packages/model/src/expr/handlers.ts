import type { Node } from "./node.ts";

/**
 * What every kind of node means to one walk over a model. A kind that is added to {@link Node} does not compile until
 * each walk says what it means there.
 */
export type Handlers<Context, Result> = {
  readonly [K in Node["kind"]]: (node: NodeOf<K>, context: Context) => Result;
};

export type NodeOf<K extends Node["kind"]> = Extract<Node, { readonly kind: K }>;

/** A function of nodes; without a context it takes a node alone. */
export type Walk<Result, Context = void> = (node: Node, context: Context) => Result;

/** A walk that calls the handler of a node's kind. */
export function byKind<Context, Result>(handlers: Handlers<Context, Result>): Walk<Result, Context> {
  return (node, context) => (handlers[node.kind] as (node: Node, context: Context) => Result)(node, context);
}

/** The same handler for several kinds, which stay listed by name. */
export function forKinds<K extends Node["kind"], Context, Result>(
  kinds: readonly K[],
  handler: (node: NodeOf<K>, context: Context) => Result,
): Pick<Handlers<Context, Result>, K> {
  return Object.fromEntries(kinds.map((kind) => [kind, handler])) as unknown as Pick<
    Handlers<Context, Result>,
    K
  >;
}
