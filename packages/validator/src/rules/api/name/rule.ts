import { defineRule } from "../../framework/rule.ts";
import { isLabel, isSubdomain } from "../formats.ts";

/** Kinds whose names become those of hosts. */
const ofHosts = new Set(["Namespace", "Service"]);
/** Kinds whose names may have what no path has trouble with. */
const ofPaths = new Set(["ClusterRole", "ClusterRoleBinding", "PodDisruptionBudget", "Role", "RoleBinding"]);

export const rule = defineRule({
  code: "CW3800",
  severity: "error",
  title: "an object has no name, or one that is not valid",
  why: "The API server refuses it.",
  check({ objects, report }) {
    for (const each of objects) {
      const { name, kind, object } = each;
      if (name === "") {
        report(each, { path: "metadata.name", message: "It has no name.", fix: "Give it metadata.name." });
        continue;
      }
      const isPrefix = object.metadata?.name === undefined;
      const text = isPrefix ? name.replace(/-+$/, "") : name;
      const isValid = ofPaths.has(kind)
        ? !/[/%]/.test(text) && text !== "." && text !== ".."
        : ofHosts.has(kind)
          ? isLabel(text) && (kind === "Namespace" || /^[a-z]/.test(text))
          : isSubdomain(text);
      if (isValid) continue;
      report(each, {
        path: isPrefix ? "metadata.generateName" : "metadata.name",
        message: `"${name}" is no name of a ${kind}.`,
        fix: "Write lower-case letters, digits and hyphens, with a letter or digit at both ends.",
      });
    }
  },
});
