import { HelmError } from "../errors.ts";
import { typeOf } from "../value/kind.ts";
import { type Dict, isDict } from "../value/value.ts";
import type { ChartNode } from "../values/chart-node.ts";
import { compileSchema } from "./compile.ts";
import { printFailures } from "./failure.ts";
import { readSchemaJson, SchemaError } from "./json.ts";
import type { Schema } from "./schema.ts";
import { validate } from "./validate.ts";

const address = "file:///values.schema.json";

/** Schemas that are compiled already, or why they do not compile, by their text. */
const compiled = new WeakMap<object, Schema | SchemaError>();

/**
 * Checks values against the schemas of a chart and its subcharts, as Helm does before it renders.
 *
 * @throws {HelmError} with Helm's message, where they do not fit.
 */
export function checkValues(node: ChartNode, values: Dict): void {
  const problems = problemsOf(node, values);
  if (problems === "") return;
  throw new HelmError(
    "CW6002",
    `values don't meet the specifications of the schema(s) in the following chart(s):\n${problems}`,
  );
}

function problemsOf(node: ChartNode, values: Dict): string {
  const own = ownProblem(node, values);
  const inner = node.dependencies.map((child) => {
    const given = values.get(child.name);
    if (given === undefined || given === null) return "";
    if (isDict(given)) return problemsOf(child, given);
    return `${child.name}:\ninvalid type for values: expected object (map), got ${typeOf(given)}\n`;
  });
  return (own === undefined ? "" : `${node.name}:\n${own}`) + inner.join("");
}

function ownProblem({ chart }: ChartNode, values: Dict): string | undefined {
  if (chart.schema === undefined) return undefined;
  const schema = schemaOf(chart, chart.schema);
  if (schema instanceof SchemaError) return schema.message;
  const failures = validate(schema, values);
  return failures.length === 0 ? undefined : `${printFailures(failures).slice(1)}\n`;
}

function schemaOf(chart: object, text: string): Schema | SchemaError {
  const known = compiled.get(chart);
  if (known !== undefined) return known;
  let made: Schema | SchemaError;
  try {
    made = compileSchema(address, readSchemaJson(text));
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    made = error;
  }
  compiled.set(chart, made);
  return made;
}
