import { identityOf } from "../../framework/release-context.ts";
import { defineReleaseRule } from "../../framework/rule.ts";

export const rule = defineReleaseRule({
  code: "CW3618",
  severity: "error",
  title: "names are cut so that two objects have the same",
  why: "The second release cannot be installed beside the first, or one object takes the place of another.",
  check({ names, first, second, short, report }) {
    // A name that no release changes is what manifests/fixed-name reports.
    const fixed = new Set(short.map(identityOf));
    const ofSecond = new Set(second.map(identityOf));
    const seen = new Set<string>();
    for (const each of first) {
      const identity = identityOf(each);
      if (fixed.has(identity)) continue;
      if (seen.has(identity)) {
        report(each, {
          path: "metadata.name",
          message: `The release ${names[0]} has the ${each.kind} ${each.name} twice.`,
          fix: "Cut the name of the release, and add the suffix behind it.",
        });
      } else if (ofSecond.has(identity)) {
        report(each, {
          path: "metadata.name",
          message: `The releases ${names.join(" and ")} both have the ${each.kind} ${each.name}.`,
          fix: "Keep the whole name of the release, or add a hash of it.",
        });
      }
      seen.add(identity);
    }
  },
});
