import type { ILabelSelector } from "@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector";
import type { SourcedObject } from "../../rendering/objects.ts";
import { groupOf, type Kinds, type KnownKind } from "./kinds.ts";
import { type AnyObject, type RenderedObject, renderedObject, type Spot } from "./rendered.ts";
import { selects } from "./selectors.ts";
import { type Container, type Workload, workloadOf } from "./workload.ts";

/** What a rule says of one place. */
export interface Report {
  /** The field below the spot, such as `ports[0].targetPort`. */
  readonly path?: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** What to do, as a sentence. */
  readonly fix: string;
}

/** All that one case renders, and how to find things in it. */
export interface RenderedCase {
  readonly release: { readonly name: string; readonly namespace: string };
  /** The Kubernetes minor it was rendered for, such as `1.37`. */
  readonly minor: string;
  /** The text of the case's values file. */
  readonly values: string;
  readonly objects: readonly RenderedObject<AnyObject>[];
  readonly workloads: readonly Workload[];
  readonly containers: readonly Container[];
  /** Every object of the kinds, in the order in which they were rendered. */
  readonly all: <K extends KnownKind>(...kinds: readonly K[]) => readonly RenderedObject<Kinds[K]>[];
  /** The object of a name; in the release's namespace where none is named. */
  readonly find: <K extends KnownKind>(
    kind: K,
    name: string | undefined,
    namespace?: string,
  ) => RenderedObject<Kinds[K]> | undefined;
  /** The workloads whose pods a selector takes. */
  readonly selected: (selector: ILabelSelector, namespace?: string) => readonly Workload[];
}

/** What a rule is given. */
export interface RuleContext extends RenderedCase {
  readonly report: (spot: Spot, report: Report) => void;
}

/** Indexes what a case renders. */
export function renderedCase(
  about: Pick<RenderedCase, "release" | "minor" | "values">,
  sourced: readonly SourcedObject[],
): RenderedCase {
  const objects = sourced.map((each) => renderedObject(each, about.release.namespace));
  const known = objects.filter(({ group, kind, checked }) => checked && groupOf[kind as KnownKind] === group);
  const workloads = known.flatMap((each) => workloadOf(each) ?? []);
  const byKind = Map.groupBy(known, ({ kind }) => kind);
  const all = <K extends KnownKind>(...kinds: readonly K[]) =>
    kinds.flatMap((kind) => (byKind.get(kind) ?? []) as unknown as RenderedObject<Kinds[K]>[]);
  return {
    ...about,
    objects,
    workloads,
    containers: workloads.flatMap(({ containers }) => containers),
    all,
    find: (kind, name, namespace = about.release.namespace) =>
      all(kind).find((each) => each.name === name && each.namespace === namespace),
    selected: (selector, namespace = about.release.namespace) =>
      workloads.filter((each) => each.namespace === namespace && selects(selector, each.labels)),
  };
}
