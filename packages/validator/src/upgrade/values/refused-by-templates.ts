import { type Chart, renderChart } from "@chartwright/engine";
import { isMapping, type Json } from "@chartwright/model";
import { caseRelease } from "../../check-case.ts";
import { defaultsOf } from "../chart-version.ts";
import { nest } from "../schema/nest.ts";

/** A value that the old version renders with, and that makes the templates of the new one fail, with their reason. */
export function refusedByTemplates(
  old: Chart,
  made: Chart,
  path: readonly string[],
): { readonly values: Json; readonly reason: string } | undefined {
  // Whatever fails without it fails for another reason.
  if (reasonOf(made, {}) !== undefined) return undefined;
  const before = path.reduce<Json | undefined>(
    (at, key) => (isMapping(at) ? at[key] : undefined),
    defaultsOf(old),
  );
  const candidates: Json[] = [
    ...(before === undefined ? [] : [before]),
    true,
    "text",
    1,
    { key: "text" },
    ["text"],
  ];
  for (const candidate of candidates) {
    const values = nest(path, candidate);
    if (reasonOf(old, values) !== undefined) continue;
    const reason = reasonOf(made, values);
    if (reason !== undefined) return { values, reason };
  }
  return undefined;
}

function reasonOf(chart: Chart, values: Json): string | undefined {
  const options = { ...caseRelease, values: [values as Record<string, unknown>] };
  const { release, diagnostics } = renderChart(chart, options);
  return release === undefined ? (diagnostics[0]?.message ?? "they fail") : undefined;
}
