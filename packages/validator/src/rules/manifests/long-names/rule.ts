import { longestName } from "../../../naming/name-limits.ts";
import { defineReleaseRule } from "../../framework/rule.ts";

export const rule = defineReleaseRule({
  code: "CW3619",
  severity: "error",
  title: "a name is too long where the release's is as long as Helm takes",
  why: "The API server refuses the object, or the pods made from it.",
  check({ names, first, report }) {
    for (const each of first) {
      const limit = longestName(each.kind);
      if (each.name.length <= limit || !each.name.startsWith(names[0].slice(0, 20))) continue;
      report(each, {
        path: "metadata.name",
        message: `The release ${names[0]} gives the ${each.kind} ${each.name}, of ${each.name.length} characters.`,
        fix: `Cut the name of the release, then add the suffix: ${limit} characters in all.`,
      });
    }
  },
});
