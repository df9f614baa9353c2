import type { Place } from "@chartwright/diagnostics";
import type { Node } from "../expr/node.ts";
import type { Templated } from "../expr/templated.ts";
import { toNode } from "../expr/to-node.ts";
import { authorsPlace } from "./place.ts";

const RESOURCE: unique symbol = Symbol.for("chartwright.resource") as never;

/** A class on `@kubernetes-models/base`: of `kubernetes-models`, of a CRD package, or of a user's own making. */
export interface Kind<T> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly is: (value: unknown) => value is T;
}

/** What the author writes of an object of kind `T`. */
export type Body<T> = Templated<Omit<T, "apiVersion" | "kind" | "status">>;

/** An object of the chart; one file of `templates/`. */
export interface Resource {
  readonly [RESOURCE]: true;
  readonly apiVersion: string;
  readonly kind: string;
  readonly body: Node;
  /** Rendered only where this is true in Helm's sense. */
  readonly cond: Node | undefined;
  /** The name of its file below `templates/`, without `.yaml`; made from the kind where it is not given. */
  readonly file: string | undefined;
  /** Set for what `helm test` runs. */
  readonly test: boolean;
  readonly place: Place | undefined;
}

export interface ResourceOptions {
  /** The name of its file below `templates/`, without `.yaml`. */
  readonly file?: string;
}

/**
 * An object of the chart, checked against the type of its kind.
 *
 * @example
 * resource(ServiceAccount, { metadata: { name: names.fullname, labels: labels.common } })
 */
export function resource<T>(kind: Kind<T>, body: Body<T>, options: ResourceOptions = {}): Resource {
  return Object.freeze({
    [RESOURCE]: true as const,
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    body: toNode(body),
    cond: undefined,
    file: options.file,
    test: false,
    place: authorsPlace(),
  });
}

export function isResource(value: unknown): value is Resource {
  return typeof value === "object" && value !== null && RESOURCE in value;
}
