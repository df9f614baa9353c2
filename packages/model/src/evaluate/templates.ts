import type { RawTemplate } from "../chart/raw-template.ts";
import type { Json } from "../values/defaults.ts";
import type { PipelineArgument, TemplateContext, TemplateEngine } from "./input.ts";

/** A {@link TemplateEngine} on the values and the release that a chart is evaluated with. */
export interface Templates {
  toYaml(value: unknown): string;
  pipeline(text: string, args: readonly PipelineArgument[]): unknown;
  tpl(text: string): string;
  objects(template: RawTemplate): readonly { readonly [key: string]: Json }[];
}

export function templatesOf(engine: TemplateEngine | undefined, context: TemplateContext): Templates {
  const given = () => {
    if (engine !== undefined) return engine;
    throw new TypeError(
      "The chart uses Helm's template language: `evaluate` needs an engine, as `templates`.",
    );
  };
  return {
    toYaml: (value) => given().toYaml(value),
    pipeline: (text, args) => given().pipeline(text, args),
    // Without an action it is its own text.
    tpl: (text) => (text.includes("{{") ? given().tpl(text, context) : text),
    objects: (template) => given().objects(template, context),
  };
}
