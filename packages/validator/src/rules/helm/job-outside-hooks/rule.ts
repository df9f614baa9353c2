import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3702",
  severity: "error",
  title: "a Job outside of hooks keeps its name from one release to the next",
  why: "A Job's template is immutable: the first `helm upgrade` that changes the image is refused.",
  check({ all, report }) {
    for (const each of all("Job")) {
      // A name that ends in the revision or a checksum is another one after each change.
      if (each.hooks.length > 0 || /-(\d+|[0-9a-f]{6,})$/.test(each.name)) continue;
      report(each, {
        path: "metadata.name",
        message: `The name ${each.name} is the same after an upgrade.`,
        fix: "Make it a hook (helm.sh/hook: post-install,post-upgrade), or add {{ .Release.Revision }} to its name.",
      });
    }
  },
});
