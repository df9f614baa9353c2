import type { Diagnostic } from "@chartwright/diagnostics";
import { type ChartModel, type TemplateEngine, usesTemplates } from "@chartwright/model";

export interface Templates {
  readonly templates: TemplateEngine | undefined;
  /** What of the chart cannot be read. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What `evaluate` needs of a chart that uses Helm's template language; nothing for one that does not, and then the
 * engine is not even loaded.
 *
 * @param files the chart as it is generated
 */
export async function templatesFor(
  model: ChartModel,
  files: ReadonlyMap<string, string>,
): Promise<Templates> {
  if (!usesTemplates(model)) return { templates: undefined, diagnostics: [] };
  const [{ templateEngine }, { checkRaw }] = await Promise.all([
    import("./template-engine.ts"),
    import("./check-raw.ts"),
  ]);
  return { templates: templateEngine(files), diagnostics: checkRaw(model) };
}
