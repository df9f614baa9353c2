import {
  type ChartModel,
  defaultOf,
  type Json,
  type ObjectSchema,
  type SchemaNode,
} from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { printYaml } from "./print-yaml.ts";

/** `values.yaml`: each value with what it is for above it, in the form that helm-docs reads. */
export function valuesYaml(model: ChartModel): OutputFile {
  const body = propertiesLines(model.values, 0);
  return { path: "values.yaml", text: `# ${banner}\n\n${body.join("\n")}\n` };
}

function propertiesLines(schema: ObjectSchema, depth: number): string[] {
  const blocks = Object.entries(schema.properties).map(([name, property]) =>
    propertyLines(name, property, depth),
  );
  // Blank lines between the sections of the top level; below it only where a block is long.
  return blocks.flatMap((block, index) => (depth === 0 && index > 0 ? ["", ...block] : block));
}

function propertyLines(name: string, schema: SchemaNode, depth: number): string[] {
  const pad = "  ".repeat(depth);
  const comment = docLines(schema).map((line) => `${pad}${line}`);
  if (schema.kind === "object" && schema.default === undefined) {
    const inner = propertiesLines(schema, depth + 1);
    return [...comment, inner.length === 0 ? `${pad}${key(name)}: {}` : `${pad}${key(name)}:`, ...inner];
  }
  const value = schema.kind === "subchart" ? (schema.overrides as Json) : defaultOf(schema);
  const lines = value === undefined ? [] : yamlLines({ [name]: value }).map((line) => `${pad}${line}`);
  const example =
    schema.example === undefined
      ? []
      : yamlLines({ [name]: schema.example as Json }).map((line) => `${pad}# ${line}`);
  if (value === undefined && example.length === 0) return [...comment, `${pad}# ${key(name)}:`];
  return [...comment, ...lines, ...example];
}

/**
 * helm-docs takes a comment that starts with `# -- ` as the description of the value below it: that of a value which
 * is commented out would go to the next one.
 */
function docLines(schema: SchemaNode): string[] {
  if (schema.doc === undefined) return [];
  const mark = defaultOf(schema) === undefined ? "# " : "# -- ";
  return schema.doc.split("\n").map((line, index) => (index === 0 ? `${mark}${line}` : `# ${line}`));
}

function key(name: string): string {
  return printYaml(name).trimEnd();
}

function yamlLines(value: Json): string[] {
  return printYaml(value).trimEnd().split("\n");
}
