import { defineRule } from "../../framework/rule.ts";

/** The longest name of a kind whose name becomes a label or part of one. */
const longest: Readonly<Record<string, number>> = {
  CronJob: 52,
  Deployment: 63,
  DaemonSet: 63,
  Job: 63,
  ReplicaSet: 63,
  Service: 63,
  StatefulSet: 52,
  Namespace: 63,
};

export const rule = defineRule({
  code: "CW3605",
  severity: "error",
  title: "an object's name is too long",
  why: "The API server refuses it, or the pods made from it: their names and labels are made of it.",
  check({ objects, report }) {
    for (const each of objects) {
      const limit = longest[each.kind] ?? 253;
      if (each.name.length <= limit) continue;
      report(each, {
        path: "metadata.name",
        message: `The name has ${each.name.length} characters; a ${each.kind} may have ${limit}.`,
        fix: `Cut the name of the release before the suffix is added, to ${limit} characters in all.`,
      });
    }
  },
});
