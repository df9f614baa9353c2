import { defineRule } from "../../framework/rule.ts";
import { podReferences } from "../pod-references.ts";

export const rule = defineRule({
  code: "CW3223",
  severity: "warning",
  title: "pods do not change with the configuration that they read at their start",
  why: "`helm upgrade` with a new setting says that all is well, and the old one goes on running.",
  check({ workloads, find, report }) {
    for (const each of workloads) {
      if (!each.serves || Object.entries(each.annotations).some(isChecksum)) continue;
      // A container beside the program tells it of new files.
      if (each.containers.some(({ container }) => isReloader(container.image))) continue;
      const own = podReferences(each).flatMap(({ kind, name }) => find(kind, name, each.namespace) ?? []);
      // What an upgrade keeps, such as a password that was made once, does not change.
      const changing = own.filter(
        ({ object, hooks, annotations }) =>
          object.immutable !== true &&
          hooks.length === 0 &&
          annotations["helm.sh/resource-policy"] !== "keep",
      );
      const names = [...new Set(changing.map(({ kind, name }) => `${kind}/${name}`))];
      if (names.length === 0) continue;
      report(each, {
        path: "metadata.annotations",
        message: `Nothing in the pod template changes with ${names.join(" and ")}.`,
        fix: "Add an annotation such as checksum/config, with the sha256sum of what it renders.",
      });
    }
  },
});

/** Whether an image is one of those that watch files: config-reloader, configmap-reload, k8s-sidecar. */
function isReloader(image = ""): boolean {
  return /\/[^/]*(reload|k8s-sidecar)[^/]*$/.test(image);
}

function isChecksum([key, value]: readonly [string, string]): boolean {
  return /checksum|hash/i.test(key) || /^[0-9a-f]{40,64}$/.test(value) || key.includes("reloader");
}
