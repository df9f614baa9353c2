import type { Place } from "@chartwright/diagnostics";
import { authorsPlace } from "./place.ts";

/** A whole template that is written in Helm's language, not in the model. */
export interface RawTemplate {
  readonly kind: "rawTemplate";
  /** Its path below `templates/`, with its ending: `legacy.yaml`, or `_legacy.tpl` for named templates. */
  readonly file: string;
  readonly text: string;
  /** Why it is not in the model; printed above it. */
  readonly why: string;
  readonly place: Place | undefined;
}

/**
 * A whole template in Helm's language, taken over as it is: for a chart that comes into the model step by step.
 * What it gives is proven as all else is, but nothing checks which values it reads.
 *
 * @example
 * rawTemplate({
 *   file: "settings.yaml",
 *   why: "It loops over files, for which there is no operator.",
 *   text: "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n",
 * })
 */
export function rawTemplate(template: {
  readonly file: string;
  readonly text: string;
  readonly why: string;
}): RawTemplate {
  const { file, text, why } = template;
  return Object.freeze({ kind: "rawTemplate", file, text, why, place: authorsPlace() });
}
