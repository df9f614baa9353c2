import * as blocks from "@chartwright/blocks";
import * as model from "@chartwright/model";
import { type ChartCode, definitionOf } from "./chart-code.ts";
import { call, object } from "./code/code.ts";
import { run } from "./code/run.ts";

/** The model that the text of a chart would give. */
export function modelOf(chart: ChartCode): model.ChartModel {
  const scope = new Map<string, unknown>(Object.entries(model));
  scope.set("blocks", blocks);
  for (const { apiVersion, kind, local } of chart.kinds)
    scope.set(local, { apiVersion, kind, is: (_: unknown): _ is unknown => true });
  const definition = object(definitionOf(chart).filter(({ key }) => key !== "crds"));
  return run(call("defineChart", definition), scope) as model.ChartModel;
}
