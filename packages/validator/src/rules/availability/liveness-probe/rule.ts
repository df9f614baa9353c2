import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3501",
  severity: "warning",
  title: "a server has no liveness probe",
  why: "A program that hangs goes on hanging until somebody looks.",
  check({ workloads, report }) {
    for (const each of workloads) {
      const listening = each.containers.filter(
        ({ role, container }) => role === "main" && container.ports?.length,
      );
      if (!each.serves) continue;
      for (const spot of listening) {
        if (spot.container.livenessProbe !== undefined) continue;
        report(spot, {
          path: "livenessProbe",
          message: `Nothing restarts the container ${spot.name} when it hangs.`,
          fix: "Add a livenessProbe of something cheap that only this program answers; a tcpSocket is better than none.",
        });
      }
    }
  },
});
