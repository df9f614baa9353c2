import {
  type ChartModel,
  defaultOf,
  type ObjectSchema,
  placedValues,
  type SchemaNode,
} from "@chartwright/model";
import Handlebars from "handlebars";
import { banner } from "../banner.ts";
import type { OutputFile } from "../output-file.ts";
import { docOf } from "./doc.ts";

/** A way to use the chart, as the README shows it. */
export interface ReadmeCase {
  readonly name: string;
  /** `values.yaml` of the case. */
  readonly values: string;
}

/** The longest default that a row shows. */
const longestDefault = 1000;

interface Row {
  readonly name: string;
  readonly type: string;
  readonly default: string;
  readonly doc: string;
}

const template = Handlebars.compile(
  `<!-- {{banner}} -->
# {{name}}

{{description}}

{{#if exports}}
A library chart: it installs nothing. Charts that list it under \`dependencies\` call its named templates, which read
their own values.

| template | what it gives |
| --- | --- |
{{#each exports}}
| \`{{../name}}.{{name}}\` | {{doc}} |
{{/each}}
{{else}}
Installs version {{appVersion}}{{#if kubeVersion}} on Kubernetes \`{{kubeVersion}}\`{{/if}}, with Helm 3 or Helm 4.

## Install

\`\`\`sh
helm install my-{{name}} REPOSITORY/{{name}} --version {{version}}
\`\`\`

From a checkout, \`helm install my-{{name}} charts/{{name}}/chart\` does the same.
{{/if}}

{{#each guides}}
## {{title}}

{{text}}

{{/each}}
## Values

{{#if exports}}
What the templates read of the chart that calls them:
{{else}}
A key that is not listed here is refused by Helm, with its name.
{{/if}}

{{#each sections}}
{{#if title}}
### {{title}}

{{/if}}
| value | type | default | |
| --- | --- | --- | --- |
{{#each rows}}
| \`{{name}}\` | {{type}} | {{#if default}}\`{{default}}\`{{/if}} | {{doc}} |
{{/each}}

{{/each}}
{{#if deprecated}}
## Deprecated values

They still work, and the notes of the release name those that are given.

| value | |
| --- | --- |
{{#each deprecated}}
| \`{{name}}\` | {{doc}} |
{{/each}}

{{/if}}
{{#if cases}}
## Examples

{{#each cases}}
### {{name}}

\`\`\`yaml
{{values}}
\`\`\`

{{/each}}
{{/if}}
{{#if upgrading}}
## Upgrading

{{#each upgrading}}
### To {{version}}

{{text}}

{{/each}}
{{/if}}`,
  { noEscape: true },
);

export function readme(model: ChartModel, version: string, cases: readonly ReadmeCase[]): OutputFile {
  const shown = cases
    .map((each) => ({ name: each.name, values: each.values.trim() }))
    .filter(
      (each) =>
        each.values
          .replace(/^#.*$/gm, "")
          .trim()
          .replace(/^\{\}$/, "") !== "",
    );
  const text = template({
    banner,
    ...model.metadata,
    version,
    sections: [...sectionsOf(model), ...typesOf(model)],
    exports: model.exports.map(({ name, doc }) => ({ name, doc: cell(doc) })),
    guides: Object.entries(model.metadata.guides ?? {}).map(([title, text]) => ({
      title,
      text: text.trim(),
    })),
    deprecated: deprecatedRows(model),
    cases: shown,
    upgrading: upgradingOf(model),
  });
  return { path: "README.md", text: `${text.trimEnd()}\n` };
}

function deprecatedRows(model: ChartModel): { name: string; doc: string }[] {
  return placedValues(model.values).flatMap(({ path, schema }) =>
    schema.deprecated === undefined ? [] : [{ name: path.join("."), doc: cell(schema.deprecated) }],
  );
}

/** The newest first. */
function upgradingOf({ metadata }: ChartModel): { version: string; text: string }[] {
  return Object.entries(metadata.upgrading ?? {})
    .sort(([a], [b]) => b.localeCompare(a, "en", { numeric: true }))
    .map(([version, text]) => ({ version, text: text.trim() }));
}

/** The values one by one, under the chart's own headings where it has some, else those of a nested block under its name. */
function sectionsOf(model: ChartModel): { title: string; rows: Row[] }[] {
  const properties = Object.entries(model.values.properties).filter(
    ([, schema]) => schema.deprecated === undefined,
  );
  if (properties.some(([, schema]) => schema.section !== undefined)) {
    const titles = new Map<string, Row[]>();
    for (const [name, schema] of properties) {
      const title = schema.section ?? "";
      titles.set(title, [...(titles.get(title) ?? []), ...rowsOf(name, schema)]);
    }
    return [...titles].map(([title, rows]) => ({ title, rows }));
  }
  const isSection = (schema: SchemaNode) =>
    schema.kind === "object" && Object.keys(schema.properties).length > 0;
  const general = properties
    .filter(([, schema]) => !isSection(schema))
    .flatMap(([name, schema]) => rowsOf(name, schema));
  const sections = properties
    .filter(([, schema]) => isSection(schema))
    .map(([name, schema]) => ({ title: name, rows: rowsOf(name, schema) }));
  return [{ title: "", rows: general }, ...sections].filter((section) => section.rows.length > 0);
}

/** The named types that items of lists and maps have, each once, in the order of their names. */
function typesOf({ values }: ChartModel): { title: string; rows: Row[] }[] {
  const found = new Map<string, ObjectSchema>();
  const visit = (schema: SchemaNode, inItem: boolean): void => {
    if (schema.kind === "array") visit(schema.items, true);
    if (schema.kind === "map") visit(schema.values, true);
    if (schema.kind === "union") for (const option of schema.options) visit(option, inItem);
    if (schema.kind !== "object") return;
    if (inItem && schema.named !== undefined) {
      if (found.has(schema.named)) return;
      found.set(schema.named, schema);
    }
    for (const property of Object.values(schema.properties)) visit(property, inItem);
  };
  visit(values, false);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([title, { properties }]) => ({
      title,
      rows: Object.entries(properties).flatMap(([name, property]) => rowsOf(name, property, true)),
    }));
}

function rowsOf(name: string, schema: SchemaNode, inItem = false): Row[] {
  const isNamed = schema.kind === "object" && schema.named !== undefined && inItem;
  if (schema.kind === "object" && !isNamed && Object.keys(schema.properties).length > 0) {
    return Object.entries(schema.properties)
      .filter(([, property]) => property.deprecated === undefined)
      .flatMap(([key, property]) => rowsOf(`${name}.${key}`, property, inItem));
  }
  const value = schema.kind === "subchart" ? schema.overrides : defaultOf(schema);
  const json = value === undefined || isNamed ? "" : shortened(JSON.stringify(value));
  const own: Row = {
    name,
    type: cell(typeName(schema)),
    default: cell(json),
    doc: cell(docOf(schema) ?? "").replaceAll("<", "&lt;"),
  };
  if (schema.kind === "map") return [own, ...itemRows(`${name}.*`, schema.values)];
  return schema.kind === "array" ? [own, ...itemRows(`${name}[]`, schema.items)] : [own];
}

/** What an entry of a map or an item of a list holds. */
function itemRows(name: string, schema: SchemaNode): Row[] {
  return schema.kind === "object" && schema.named === undefined ? rowsOf(name, schema, true) : [];
}

/** What is longer than a table has room for stands in `values.yaml`. */
function shortened(json: string): string {
  return json.length <= longestDefault ? json : "{…}";
}

function cell(text: string): string {
  return text.replaceAll("\n", " ").replaceAll("|", "\\|");
}

function typeName(schema: SchemaNode): string {
  switch (schema.kind) {
    case "enum":
      return schema.options.map((option) => `\`${option}\``).join(" or ");
    case "array":
      return `list of ${typeName(schema.items)}`;
    case "map":
      return `map of ${typeName(schema.values)}`;
    case "kubernetes":
      return schema.type;
    case "subchart":
      return "object";
    case "object":
      return schema.named === undefined ? "object" : `[${schema.named}](#${schema.named.toLowerCase()})`;
    case "union":
      return schema.options.map(typeName).join(" or ");
    case "nullable":
      return `${typeName(schema.of)} or null`;
    case "string":
    case "integer":
    case "number":
    case "boolean":
    case "any":
      return schema.kind;
  }
}
