import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3511",
  severity: "error",
  title: "a Deployment rolls over a volume that one node can have at a time",
  why: "The new pod waits for the disk that the old one holds, and the old one waits for the new: the upgrade hangs.",
  check({ workloads, find, report }) {
    for (const each of workloads) {
      if (each.kind !== "Deployment") continue;
      const { spec } = each.of.object as {
        readonly spec?: { readonly strategy?: { readonly type?: string } };
      };
      if (spec?.strategy?.type === "Recreate") continue;
      for (const { persistentVolumeClaim: claim } of each.pod.volumes ?? []) {
        const modes =
          find("PersistentVolumeClaim", claim?.claimName, each.namespace)?.object.spec?.accessModes ?? [];
        if (modes.length === 0 || !modes.every((mode) => mode.startsWith("ReadWriteOnce"))) continue;
        report(each.of, {
          path: "spec.strategy",
          message: `The claim ${claim?.claimName} is ${modes.join(", ")}, but the strategy is RollingUpdate.`,
          fix: "Write strategy: { type: Recreate }, or make it a StatefulSet.",
        });
      }
    }
  },
});
