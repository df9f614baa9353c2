import { defineRule } from "../../framework/rule.ts";
import { isEmptySelector } from "../../framework/selectors.ts";
import { isLabelValue } from "../formats.ts";
import { walk } from "../walk.ts";

/** Kinds whose selectors are held to what labels can be: those of metrics and of custom resources are not. */
const kinds = [
  "CronJob",
  "DaemonSet",
  "Deployment",
  "Job",
  "NetworkPolicy",
  "PersistentVolumeClaim",
  "Pod",
  "PodDisruptionBudget",
  "ReplicaSet",
  "ReplicationController",
  "Service",
  "StatefulSet",
] as const;

export const rule = defineRule({
  code: "CW3812",
  severity: "error",
  title: "a selector selects nothing that can be",
  why: "The API server refuses it.",
  check({ all, workloads, report }) {
    for (const { kind, selector, of } of workloads) {
      if (selector === undefined || !isEmptySelector(selector) || kind === "ReplicationController") continue;
      const fix = "Write matchLabels with the labels of its pods.";
      report(of, { path: "spec.selector", message: "It is empty.", fix });
    }
    for (const each of all(...kinds)) {
      for (const { path, key, value } of walk(each.object)) {
        if (typeof value !== "object" || value === null) continue;
        if (key === "matchLabels" || (key === "selector" && each.kind === "Service")) {
          for (const [name, text] of Object.entries(value)) {
            if (typeof text !== "string" || isLabelValue(text)) continue;
            const fix = "At most 63 letters, digits, - _ and ., with a letter or digit at both ends.";
            report(each, { path: `${path}["${name}"]`, message: `"${text}" is no value of a label.`, fix });
          }
        }
        if (key === "matchExpressions" && Array.isArray(value)) {
          for (const [index, { operator, values = [] }] of value.entries()) {
            const isList = operator === "In" || operator === "NotIn";
            if (isList === values.length > 0 || operator === "Gt" || operator === "Lt") continue;
            const message = `${operator} goes with ${isList ? "values" : "no values"}.`;
            const fix = isList ? "Name the values." : "Leave values out.";
            report(each, { path: `${path}[${index}].values`, message, fix });
          }
        }
      }
    }
  },
});
