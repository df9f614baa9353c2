import { choose, type Expr, helper, orElse, type Reference, text, v } from "@chartwright/model";
import type { BlockContext } from "./context.ts";

export interface ImageDefaults {
  /** Such as `docker.io`. */
  readonly registry: string;
  readonly repository: string;
  /** The chart's `appVersion` where it is not given. */
  readonly tag?: string;
}

/** The values of an image: registry, repository, tag, digest and pull policy. */
export function image(defaults: ImageDefaults) {
  return v.object({
    registry: v
      .string()
      .min(1)
      .default(defaults.registry)
      .doc("Where it is pulled from; `global.imageRegistry` goes before it."),
    repository: v.string().min(1).default(defaults.repository),
    tag: v
      .string()
      .default(defaults.tag ?? "")
      .doc(defaults.tag === undefined ? "The chart's appVersion where it is empty." : "Its version."),
    digest: v
      .string()
      .pattern(/^(sha256:[0-9a-f]{64})?$/)
      .default("")
      .doc("Such as `sha256:…`; taken in place of the tag."),
    pullPolicy: v.enum("IfNotPresent", "Always", "Never").default("IfNotPresent"),
  });
}

/** Values that all charts of a release share, of those that ours read. */
export function global() {
  return v
    .object({
      imageRegistry: v.string().default("").doc("The registry of every image."),
      storageClass: v.string().default("").doc("The storage class of every volume that names none."),
    })
    .open()
    .doc("Values that all charts of a release share.");
}

type ImageValues = Reference<ReturnType<typeof image>>;
export type GlobalValues = Reference<ReturnType<typeof global>>;

/** The image as a container names it. */
export function imageReference(
  context: BlockContext,
  values: ImageValues,
  globals: GlobalValues,
  name = "image",
): Expr<string> {
  const registry = orElse(globals.imageRegistry, values.registry);
  return helper(
    name,
    choose(
      values.digest,
      text`${registry}/${values.repository}@${values.digest}`,
      text`${registry}/${values.repository}:${orElse(values.tag, context.chart.appVersion)}`,
    ),
    { doc: "The image: by its digest where one is given, else by its tag." },
  );
}
