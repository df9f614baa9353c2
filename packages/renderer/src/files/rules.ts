import type { ChartModel } from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { argument, condition } from "../template/expression.ts";
import { rootScope } from "../template/scope.ts";

/** `validate.yaml`: renders nothing, and fails for values that the chart's rules refuse. */
export function rulesFile(model: ChartModel): OutputFile[] {
  if (model.rules.length === 0) return [];
  const scope = rootScope(model.metadata.name);
  const rules = model.rules.flatMap(({ cond, message }) => [
    `{{- if ${condition(cond, scope)} }}`,
    `{{- fail ${argument(message, scope)} }}`,
    "{{- end }}",
  ]);
  return [{ path: "templates/validate.yaml", text: `{{- /* ${banner} */ -}}\n${rules.join("\n")}\n` }];
}
