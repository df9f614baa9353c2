import { longestName } from "../../../naming/name-limits.ts";
import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3605",
  severity: "error",
  title: "an object's name is too long",
  why: "The API server refuses it, or the pods made from it: their names and labels are made of it.",
  check({ objects, report }) {
    for (const each of objects) {
      const limit = longestName(each.kind);
      if (each.name.length <= limit) continue;
      report(each, {
        path: "metadata.name",
        message: `The name has ${each.name.length} characters; a ${each.kind} may have ${limit}.`,
        fix: `Cut the name of the release before the suffix is added, to ${limit} characters in all.`,
      });
    }
  },
});
