import type { Code } from "../code/code.ts";
import type { Shape } from "./shape.ts";

/** What an expression of a template is in the model. */
export interface Lifted {
  readonly code: Code;
  readonly type: Shape["type"];
  /** The value that it is, as a whole. */
  readonly shape?: Shape | undefined;
  readonly isOptional?: boolean;
  /** A mapping, list or object of the chart's labels, to be written as YAML. */
  readonly isYaml?: boolean;
  /** Whether its text begins with a line break. */
  readonly beginsLine?: boolean;
  /** How deep `nindent` puts it. */
  readonly indent?: number;
  /** Whether it was `indent` that did, which begins no line. */
  readonly isIndentOnly?: boolean;
}

/** What `$` and the dot of a template are. */
export type Dot = "root" | Lifted;

export interface Scope {
  readonly dot: Dot;
  /** Variables by their names, with the `$`. */
  readonly variables: Map<string, Lifted | "root">;
}

/** What all templates of a chart know. */
export interface ChartScope {
  /** Names of the code that something has already, beside those of the model. */
  readonly taken: Set<string>;
  readonly values: Shape;
  /** What a call of a named template is in the model, by its name. */
  readonly helpers: { get(name: string, chart: ChartScope): Lifted | undefined };
}
