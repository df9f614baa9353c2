import { defineRule } from "../../framework/rule.ts";
import { formatSelector } from "../../framework/selectors.ts";

export const rule = defineRule({
  code: "CW3225",
  severity: "warning",
  title: "a NetworkPolicy lets in or out pods that are of this release, and not there",
  why: "The traffic that was meant is dropped.",
  check({ all, selected, report }) {
    for (const each of all("NetworkPolicy")) {
      const { ingress = [], egress = [] } = each.object.spec ?? {};
      const peers = [
        ...ingress.flatMap(({ from = [] }, index) =>
          from.map((peer, at) => ({ peer, path: `spec.ingress[${index}].from[${at}]` })),
        ),
        ...egress.flatMap(({ to = [] }, index) =>
          to.map((peer, at) => ({ peer, path: `spec.egress[${index}].to[${at}]` })),
        ),
      ];
      for (const { peer, path } of peers) {
        const { podSelector, namespaceSelector } = peer;
        if (podSelector === undefined || namespaceSelector !== undefined) continue;
        // Pods of other releases are not to be seen from here.
        if (podSelector.matchLabels?.["app.kubernetes.io/instance"] === undefined) continue;
        if (selected(podSelector, each.namespace).length > 0) continue;
        report(each, {
          path,
          message: `No pod of the chart has the labels ${formatSelector(podSelector)}.`,
          fix: "Select labels that a pod template has.",
        });
      }
    }
  },
});
