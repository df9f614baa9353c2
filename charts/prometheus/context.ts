import type { blocks } from "chartwright";
import type { values } from "./values.ts";

/** What the parts of the chart are made of. */
export type Context = blocks.BlockContext & {
  readonly values: blocks.References<(typeof values)["properties"]>;
};
