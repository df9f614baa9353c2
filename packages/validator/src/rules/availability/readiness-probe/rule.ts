import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3500",
  severity: "warning",
  title: "a container behind a Service has no readiness probe",
  why: "It is sent requests before it can answer, and while a new version rolls out some fail.",
  check({ all, selected, report }) {
    const asked = new Set<string>();
    for (const service of all("Service")) {
      const { selector } = service.object.spec ?? {};
      if (selector === undefined || Object.keys(selector).length === 0) continue;
      for (const workload of selected({ matchLabels: selector }, service.namespace)) {
        const listening = workload.containers.filter(
          ({ role, container }) => role !== "init" && container.ports?.length,
        );
        if (!workload.serves || listening.length === 0) continue;
        if (listening.some(({ container }) => container.readinessProbe !== undefined)) continue;
        const [first] = listening;
        if (first === undefined || asked.has(`${workload.kind}/${workload.name}`)) continue;
        asked.add(`${workload.kind}/${workload.name}`);
        report(first, {
          path: "readinessProbe",
          message: `Nothing tells when the container ${first.name} can take requests.`,
          fix: "Add a readinessProbe.",
        });
      }
    }
  },
});
