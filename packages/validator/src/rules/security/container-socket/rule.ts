import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3308",
  severity: "error",
  title: "a pod has the socket of the container runtime",
  why: "Through it a container starts others, as root, outside of all that Kubernetes allows.",
  check({ workloads, report }) {
    for (const each of workloads) {
      for (const [index, { hostPath }] of (each.pod.volumes ?? []).entries()) {
        if (!/(docker|containerd|crio)\.sock$/.test(hostPath?.path ?? "")) continue;
        report(each, {
          path: `spec.volumes[${index}].hostPath.path`,
          message: `${hostPath?.path} is mounted.`,
          fix: "Build images without it (BuildKit rootless, Kaniko), or ask the API server for pods.",
        });
      }
    }
  },
});
