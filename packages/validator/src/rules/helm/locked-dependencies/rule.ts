import { defineChartRule } from "../../framework/rule.ts";

export const rule = defineChartRule({
  code: "CW3721",
  severity: "warning",
  title: "a dependency is not pinned",
  why: "Two builds of one commit can hold two versions of it.",
  check({ metadata, files, report }) {
    const dependencies = Array.isArray(metadata.dependencies) ? metadata.dependencies : [];
    for (const dependency of dependencies) {
      if (typeof dependency !== "object" || dependency === null || Array.isArray(dependency)) continue;
      const { name, version, repository } = dependency as Record<string, unknown>;
      const isRange = !/^v?\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(String(version));
      if (!isRange || files.has("Chart.lock") || !/^(https?|oci):/.test(String(repository))) continue;
      report("Chart.yaml", {
        message: `${name} is ${version}, and there is no Chart.lock.`,
        fix: "Run helm dependency update, and commit Chart.lock; or name one version.",
      });
    }
  },
});
