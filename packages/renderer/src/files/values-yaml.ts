import {
  type ChartModel,
  defaultOf,
  type Json,
  type ObjectSchema,
  type SchemaNode,
} from "@chartwright/model";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { docOf } from "./doc.ts";
import { printYaml } from "./print-yaml.ts";

/** `values.yaml`: each value with what it is for above it, in the form that helm-docs reads. */
export function valuesYaml(model: ChartModel): OutputFile {
  const body = propertiesLines(model.values, 0);
  return { path: "values.yaml", text: `# ${banner}\n\n${body.join("\n")}\n` };
}

function propertiesLines(schema: ObjectSchema, depth: number): string[] {
  let section: string | undefined;
  const blocks = Object.entries(schema.properties).flatMap(([name, property]): string[][] => {
    if (isFormerPlace(property)) return [];
    const begins = property.section !== undefined && property.section !== section;
    section = property.section;
    const heading = begins ? [`${"  ".repeat(depth)}## @section ${section}`, ""] : [];
    return [[...heading, ...propertyLines(name, property, depth)]];
  });
  // Blank lines between the values of the top level only.
  return blocks.flatMap((block, index) => (depth === 0 && index > 0 ? ["", ...block] : block));
}

/** A deprecated value without a default is for those who know it. */
function isFormerPlace(schema: SchemaNode): boolean {
  return schema.deprecated !== undefined && schema.default === undefined;
}

function propertyLines(name: string, schema: SchemaNode, depth: number): string[] {
  const pad = "  ".repeat(depth);
  const comment = docLines(schema).map((line) => `${pad}${line}`);
  if (schema.kind === "object" && schema.default === undefined) {
    const inner = propertiesLines(schema, depth + 1);
    // With nothing but comments below it, it would be null.
    const isEmpty = inner.every((line) => line.trimStart().startsWith("#") || line === "");
    return [...comment, isEmpty ? `${pad}${key(name)}: {}` : `${pad}${key(name)}:`, ...inner];
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
  const text = docOf(schema);
  if (text === undefined) return annotation(schema);
  const mark = defaultOf(schema) === undefined ? "# " : "# -- ";
  const doc = text.split("\n").map((line, index) => (index === 0 ? `${mark}${line}` : `# ${line}`));
  return [...annotation(schema), ...doc];
}

/** What a value may be, in the form that helm-schema reads; its type it sees from the default. */
function annotation(schema: SchemaNode): string[] {
  const says = Object.entries(limits(schema)).filter(([, value]) => value !== undefined);
  if (says.length === 0 || defaultOf(schema) === undefined) return [];
  return ["# @schema", ...says.map(([word, value]) => `# ${word}: ${JSON.stringify(value)}`), "# @schema"];
}

function limits(schema: SchemaNode): Readonly<Record<string, unknown>> {
  if (schema.kind === "enum") return { enum: schema.options };
  const isNumber = schema.kind === "integer" || schema.kind === "number";
  return isNumber ? { minimum: schema.min, maximum: schema.max } : {};
}

function key(name: string): string {
  return printYaml(name).trimEnd();
}

function yamlLines(value: Json): string[] {
  return printYaml(value).trimEnd().split("\n");
}
