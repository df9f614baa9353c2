import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3700",
  severity: "error",
  title: "a hook is in the way of its next run",
  why: 'A hook that failed, or is kept, has its name: the next upgrade fails with "already exists".',
  check({ objects, report }) {
    for (const each of objects) {
      const policy = each.annotations["helm.sh/hook-delete-policy"];
      // Helm takes before-hook-creation where none is given.
      if (each.hooks.length === 0 || policy === undefined || policy.includes("before-hook-creation"))
        continue;
      report(each, {
        path: 'metadata.annotations["helm.sh/hook-delete-policy"]',
        message: `The policy ${policy} leaves it there when it fails.`,
        fix: `Write before-hook-creation,${policy}.`,
      });
    }
  },
});
