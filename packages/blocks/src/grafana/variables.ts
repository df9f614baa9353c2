import { datasource } from "./query.ts";
import type { Variable } from "./schema.ts";

interface VariableOptions {
  /** What queries call it, behind a `$`. */
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  /** Whether several of the values can be chosen: queries then compare by `=~`. */
  readonly multi?: boolean;
  /** Whether all of the values can be chosen at once. */
  readonly includeAll?: boolean;
  /** What stands for all of the values, such as `.+`, instead of the list of them. */
  readonly allValue?: string;
}

/** Which Prometheus the queries go to. Every dashboard has it. */
export const datasourceVariable: Variable = {
  type: "datasource",
  name: "datasource",
  label: "Data source",
  query: "prometheus",
  refresh: 1,
};

export interface QueryVariableOptions extends VariableOptions {
  /** `label_values(selector, label)` or `query_result(PromQL)`, in which variables before it may stand. */
  readonly query: `label_values(${string})` | `query_result(${string})`;
  /** What of a result is the value: a group of it between slashes. */
  readonly regex?: `/${string}/`;
  readonly sort?: "none" | "alphabetical" | "numerical" | "natural";
}

/** Grafana's number for a query that is written as text. */
const classicQuery = 5;
const orders = { none: 0, alphabetical: 1, numerical: 3, natural: 7 } as const;

/**
 * Values that Prometheus knows, asked for anew whenever the time range changes.
 *
 * @example queryVariable({ name: "node", label: "Node", query: 'label_values(node_uname_info{job="$job"}, instance)' })
 */
export function queryVariable(options: QueryVariableOptions): Variable {
  const { name, query, sort = "alphabetical", ...rest } = options;
  return {
    type: "query",
    name,
    ...rest,
    datasource,
    query: { qryType: classicQuery, query, refId: name },
    refresh: 2,
    sort: orders[sort],
  };
}

export interface CustomVariableOptions extends VariableOptions {
  /** The values by what the viewer reads. The first is chosen, or all where that is possible. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Values that are written down.
 *
 * @example customVariable({ name: "quantile", label: "Quantile", values: { median: "0.5", "slowest tenth": "0.9" } })
 */
export function customVariable(options: CustomVariableOptions): Variable {
  const { name, values, ...rest } = options;
  const pairs = Object.entries(values).map(([text, value]) => ({ text, value }));
  const choices = rest.includeAll ? [{ text: "All", value: "$__all" }, ...pairs] : pairs;
  const [first] = choices.map((choice) =>
    rest.multi ? { text: [choice.text], value: [choice.value] } : choice,
  );
  return {
    type: "custom",
    name,
    ...rest,
    query: pairs.map(({ text, value }) => `${escaped(text)} : ${escaped(value)}`).join(","),
    options: choices.map((choice, index) => ({ ...choice, selected: index === 0 })),
    ...(first && { current: first }),
  };
}

const escaped = (text: string) => text.replaceAll(",", "\\,");
