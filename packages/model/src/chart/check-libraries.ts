import { type Diagnostic, diagnostic } from "@chartwright/diagnostics";
import type { ObjectSchema, SchemaNode } from "../values/schema-node.ts";
import type { ChartModel, Library } from "./chart-model.ts";
import { nodesOf } from "./nodes.ts";

/** That each library whose helpers a chart calls is there, and reads values that the chart has. */
export function checkLibraries(
  model: Pick<ChartModel, "resources" | "rules" | "notes" | "values" | "metadata" | "place">,
  libraries: readonly Library[],
): Diagnostic[] {
  const names = new Set(libraries.map((each) => each.model.metadata.name));
  const complain = (message: string, fix: string) =>
    diagnostic("CW1008", { message, fix, place: model.place, subject: { chart: model.metadata.name } });
  const found = new Map<string, Diagnostic>();
  for (const node of nodesOf(model)) {
    if (node.kind === "include" && node.helper.chart !== undefined && !names.has(node.helper.chart)) {
      const { chart } = node.helper;
      found.set(
        chart,
        complain(
          `A helper of ${chart} is called, but the chart does not depend on it.`,
          `Add it to \`libraries\`.`,
        ),
      );
    }
    if (node.kind === "value" && schemaAt(model.values, node.path)?.kind !== node.schema.kind) {
      const path = node.path.join(".");
      found.set(
        path,
        complain(
          `A library's helper reads the value \`${path}\`, which the chart has not, or has in another form.`,
          `Declare it as the library does: a ${node.schema.kind}.`,
        ),
      );
    }
  }
  return [...found.values()];
}

function schemaAt(schema: ObjectSchema, path: readonly string[]): SchemaNode | undefined {
  return path.reduce<SchemaNode | undefined>((at, name) => {
    const object = at?.kind === "subchart" ? at.of : at;
    return object?.kind === "object" ? object.properties[name] : undefined;
  }, schema);
}
