import { defineRule } from "../../framework/rule.ts";

const value = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;
const key = /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

export const rule = defineRule({
  code: "CW3606",
  severity: "error",
  title: "a label is not one that Kubernetes takes",
  why: "The API server refuses the object.",
  check({ objects, workloads, report }) {
    const spots = [
      ...objects.map((spot) => ({ spot, path: "metadata.labels", labels: spot.labels })),
      ...workloads.flatMap((spot) =>
        spot.kind === "Pod" ? [] : [{ spot, path: "metadata.labels", labels: spot.labels }],
      ),
    ];
    for (const { spot, path, labels } of spots) {
      for (const [name, text] of Object.entries(labels)) {
        if (key.test(name) && text.length <= 63 && value.test(text)) continue;
        report(spot, {
          path: `${path}["${name}"]`,
          message: `${name}: ${JSON.stringify(text)} is no label.`,
          fix: "At most 63 letters, digits, - _ and ., with a letter or digit at both ends: cut it, and replace + by _.",
        });
      }
    }
  },
});
