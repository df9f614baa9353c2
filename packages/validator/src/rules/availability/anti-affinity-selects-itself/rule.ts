import { defineRule } from "../../framework/rule.ts";
import { formatSelector, isEmptySelector, selects } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3515",
  severity: "warning",
  title: "pods are kept apart from pods that are not theirs",
  why: "A label that was mistyped: they may all run on one node.",
  check({ workloads, report }) {
    for (const each of workloads) {
      const { affinity, topologySpreadConstraints = [] } = each.pod;
      const anti = affinity?.podAntiAffinity;
      const spots = [
        ...topologySpreadConstraints.map(({ labelSelector }, index) => ({
          labelSelector,
          path: `spec.topologySpreadConstraints[${index}].labelSelector`,
        })),
        ...(anti?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map(({ labelSelector }, index) => ({
          labelSelector,
          path: `spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[${index}].labelSelector`,
        })),
        ...(anti?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
          ({ podAffinityTerm }, index) => ({
            labelSelector: podAffinityTerm.labelSelector,
            path: `spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[${index}].podAffinityTerm.labelSelector`,
          }),
        ),
      ];
      for (const { labelSelector, path } of spots) {
        if (
          labelSelector === undefined ||
          isEmptySelector(labelSelector) ||
          selects(labelSelector, each.labels)
        )
          continue;
        report(each, {
          path,
          message: `The selector ${formatSelector(labelSelector)} does not select the pods themselves.`,
          fix: "Select the labels of the pod template.",
        });
      }
    }
  },
});
