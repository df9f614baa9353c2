import type { Place } from "@chartwright/diagnostics";
import type { Node } from "./node.ts";

/** A named template. Its full name is `<chart>.<name>`. */
export interface Helper {
  /** The library chart that it is of; undefined for one of the chart's own. */
  readonly chart?: string;
  readonly name: string;
  readonly doc: string;
  readonly body: Node;
  /** Whether its text can never be read as anything but a string in YAML, so that it needs no quotes. */
  readonly plain: boolean;
  readonly place: Place | undefined;
}
