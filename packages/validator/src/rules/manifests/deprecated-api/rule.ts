import { defineRule } from "../../framework/rule.ts";
import { deprecatedApis, minorNumber } from "../deprecated-apis.ts";

export const rule = defineRule({
  code: "CW3613",
  severity: "error",
  title: "an object is of a version of its API that is going, or gone",
  why: "From the minor that drops it on `helm upgrade` and even `helm uninstall` fail.",
  perMinor: true,
  check({ objects, minor, report }) {
    for (const each of objects) {
      const entry = deprecatedApis.find(
        ({ api, kinds }) => api === each.apiVersion && kinds.includes(each.kind),
      );
      if (entry === undefined || minorNumber(minor) < minorNumber(entry.deprecated)) continue;
      const isGone = entry.removed !== undefined && minorNumber(minor) >= minorNumber(entry.removed);
      report(each, {
        path: "apiVersion",
        message: isGone
          ? `Kubernetes ${minor} has no ${each.kind} of ${each.apiVersion}: it was removed in ${entry.removed}.`
          : `${each.apiVersion} of ${each.kind} is deprecated since ${entry.deprecated}.`,
        fix: entry.replacement === undefined ? "Do without it." : `Write ${entry.replacement}.`,
      });
    }
  },
});
