import type { Report } from "./context.ts";
import type { AnyObject, RenderedObject, Spot } from "./rendered.ts";

type Objects = readonly RenderedObject<AnyObject>[];

/** What a case renders to for two releases with long names. */
export interface ReleasePair {
  /** Their names: of 53 characters, the last of which differs. */
  readonly names: readonly [string, string];
  readonly first: Objects;
  readonly second: Objects;
  /** What the case renders to for a release with a short name. */
  readonly short: Objects;
}

/** What a rule over releases is given. */
export interface ReleaseContext extends ReleasePair {
  readonly report: (spot: Spot, report: Report) => void;
}

/** What tells one object of a cluster from another. */
export function identityOf({ group, kind, namespace, name }: RenderedObject<AnyObject>): string {
  return [group, kind, namespace, name].join(" ");
}
