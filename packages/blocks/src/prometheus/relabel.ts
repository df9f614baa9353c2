import { v } from "@chartwright/model";
import { labelName } from "./formats.ts";

/** What a rule of relabelling does. */
const actions = [
  "replace",
  "keep",
  "drop",
  "keepequal",
  "dropequal",
  "hashmod",
  "labelmap",
  "labeldrop",
  "labelkeep",
  "lowercase",
  "uppercase",
] as const;

/** A rule that changes, keeps or drops targets, series or alerts by their labels: Prometheus's `relabel_config`. */
export function relabelConfig() {
  return v
    .object({
      source_labels: v.array(v.string().pattern(labelName)).optional(),
      separator: v.string().optional().doc("Between the values of the source labels; `;` unless given."),
      target_label: v.string().min(1).optional(),
      regex: v.string().optional().doc("Anchored at both ends; `(.*)` unless given."),
      modulus: v.integer().min(1).optional(),
      replacement: v.string().optional().doc("`$1` unless given."),
      action: v
        .enum(...actions)
        .optional()
        .doc("`replace` unless given."),
    })
    .named("RelabelConfig");
}
