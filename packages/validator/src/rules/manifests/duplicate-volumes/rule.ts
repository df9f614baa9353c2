import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3602",
  severity: "error",
  title: "a volume's name, or the path of a mount, stands twice",
  why: "The API server refuses the pod.",
  check({ workloads, report }) {
    for (const each of workloads) {
      const names = (each.pod.volumes ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        report(each, {
          path: `spec.volumes[${index}].name`,
          message: `Two volumes are called ${name}.`,
          fix: "Rename one.",
        });
      }
      for (const spot of each.containers) {
        const paths = (spot.container.volumeMounts ?? []).map(({ mountPath }) =>
          mountPath.replace(/(.)\/+$/, "$1"),
        );
        for (const [index, path] of paths.entries()) {
          if (paths.indexOf(path) === index) continue;
          report(spot, {
            path: `volumeMounts[${index}].mountPath`,
            message: `Two volumes are mounted at ${path}.`,
            fix: "Mount one of them elsewhere.",
          });
        }
      }
    }
  },
});
