import { defineRule } from "../../framework/rule.ts";

const events = new Set([
  "pre-install",
  "post-install",
  "pre-upgrade",
  "post-upgrade",
  "pre-delete",
  "post-delete",
  "pre-rollback",
  "post-rollback",
  "test",
  "test-success",
]);
const policies = new Set(["before-hook-creation", "hook-succeeded", "hook-failed"]);

export const rule = defineRule({
  code: "CW3701",
  severity: "error",
  title: "an annotation of Helm's has a value that Helm does not know",
  why: "Helm ignores it, or refuses the release.",
  check({ objects, report }) {
    for (const each of objects) {
      const { annotations, hooks } = each;
      const list = (name: string) =>
        (annotations[name] ?? "")
          .split(",")
          .map((text) => text.trim())
          .filter(Boolean);
      const unknown: [string, string, string][] = [
        ...hooks
          .filter((event) => !events.has(event))
          .map((event): [string, string, string] => ["helm.sh/hook", event, [...events].join(", ")]),
        ...list("helm.sh/hook-delete-policy")
          .filter((policy) => !policies.has(policy))
          .map((policy): [string, string, string] => [
            "helm.sh/hook-delete-policy",
            policy,
            [...policies].join(", "),
          ]),
        ...list("helm.sh/hook-weight")
          .filter((weight) => !/^[-+]?\d+$/.test(weight))
          .map((weight): [string, string, string] => [
            "helm.sh/hook-weight",
            weight,
            "whole numbers, as text",
          ]),
        ...list("helm.sh/resource-policy")
          .filter((policy) => policy !== "keep")
          .map((policy): [string, string, string] => ["helm.sh/resource-policy", policy, "keep"]),
      ];
      for (const [name, text, known] of unknown) {
        report(each, {
          path: `metadata.annotations["${name}"]`,
          message: `Helm knows no ${text} in ${name}.`,
          fix: `It knows ${known}.`,
        });
      }
    }
  },
});
