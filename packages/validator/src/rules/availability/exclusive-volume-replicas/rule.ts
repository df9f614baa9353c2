import { defineRule } from "../../framework/rule.ts";
import { smallestCount } from "../budgets.ts";

export const rule = defineRule({
  code: "CW3512",
  severity: "error",
  title: "several pods share a volume that one node can have at a time",
  why: "All but those on one node stay in ContainerCreating.",
  check(context) {
    for (const each of context.workloads) {
      if (each.kind === "Pod" || each.kind === "Job" || each.kind === "CronJob") continue;
      const count = smallestCount(context, each);
      if (count < 2 && each.kind !== "DaemonSet") continue;
      for (const [index, { persistentVolumeClaim: claim }] of (each.pod.volumes ?? []).entries()) {
        const modes =
          context.find("PersistentVolumeClaim", claim?.claimName, each.namespace)?.object.spec?.accessModes ??
          [];
        if (modes.length === 0 || !modes.every((mode) => mode.startsWith("ReadWriteOnce"))) continue;
        context.report(each, {
          path: `spec.volumes[${index}]`,
          message: `The claim ${claim?.claimName} is ${modes.join(", ")}, but more than one pod mounts it.`,
          fix: "Take ReadWriteMany, one replica, or the volumeClaimTemplates of a StatefulSet.",
        });
      }
    }
  },
});
