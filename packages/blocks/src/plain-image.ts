import { choose, type Expr, helper, orElse, type Reference, text, v } from "@chartwright/model";
import type { BlockContext } from "./context.ts";
import type { GlobalValues } from "./image.ts";

export interface PlainImageDefaults {
  readonly registry?: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly pullPolicy?: "IfNotPresent" | "Always" | "Never";
}

/**
 * The values of an image whose name is written as it is given: without a registry, a tag or a pull policy where none is
 * given. A chart that is new takes `image`, which always names its registry.
 */
export function plainImage(defaults: PlainImageDefaults) {
  const pullPolicy = v.enum("IfNotPresent", "Always", "Never");
  return v.object({
    registry: v
      .string()
      .default(defaults.registry ?? "")
      .doc(
        "Where it is pulled from, the cluster's own where it is empty; `global.imageRegistry` goes before it.",
      ),
    repository: v.string().min(1).default(defaults.repository),
    tag: v.string().default(defaults.tag ?? ""),
    digest: v
      .string()
      .pattern(/^(sha256:[0-9a-f]{64})?$/)
      .default(defaults.digest ?? "")
      .doc("Such as `sha256:…`; taken besides the tag."),
    pullPolicy: (defaults.pullPolicy === undefined
      ? pullPolicy
      : pullPolicy.default(defaults.pullPolicy)
    ).optional(),
  });
}

/** The image as a container names it. */
export function plainImageReference(
  _context: BlockContext,
  values: Reference<ReturnType<typeof plainImage>>,
  globals: GlobalValues,
  name = "image",
): Expr<string> {
  const registry = orElse(globals.imageRegistry, values.registry);
  return helper(
    name,
    text`${choose(registry, text`${registry}/`, "")}${values.repository}${choose(values.tag, text`:${values.tag}`, "")}${choose(values.digest, text`@${values.digest}`, "")}`,
    { doc: "The image: with its registry, tag and digest as far as they are given." },
  );
}
