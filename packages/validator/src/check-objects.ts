import type { Diagnostic } from "@chartwright/diagnostics";
import { caseRelease } from "./check-case.ts";
import { checkSchema, type KubernetesTarget } from "./kubernetes/check-schemas.ts";
import type { ManifestObject } from "./rendering/objects.ts";
import { allRules } from "./rules/all.ts";
import { renderedCase } from "./rules/framework/context.ts";
import { judgeCase } from "./rules/framework/judge.ts";

/**
 * Schemas and rules over objects, as `validate` asks them of what a case renders to.
 * Objects that do not fit their schemas are shown to no rule.
 */
export function checkObjects(
  objects: readonly ManifestObject[],
  target: KubernetesTarget,
  values = "",
): readonly Diagnostic[] {
  const unfit = objects.map((object) => checkSchema(object, target));
  const found = unfit.flat();
  if (found.some(({ code }) => code === "CW3009")) return found;
  const sourced = objects.map((object, index) => ({
    object,
    source: undefined,
    unchecked: unfit[index]?.length !== 0,
  }));
  const rendered = renderedCase({ release: caseRelease, minor: target.minor, values }, sourced);
  const judged = judgeCase(allRules, rendered, {}, () => undefined);
  return [...found, ...judged.map(({ diagnostic }) => diagnostic)];
}
