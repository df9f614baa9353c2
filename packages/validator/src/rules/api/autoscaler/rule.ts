import { amount } from "../../../kubernetes/quantity.ts";
import { defineRule } from "../../framework/rule.ts";

const sources = {
  ContainerResource: "containerResource",
  External: "external",
  Object: "object",
  Pods: "pods",
  Resource: "resource",
} as const;

export const rule = defineRule({
  code: "CW3807",
  severity: "error",
  title: "an autoscaler does not say when it scales",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("HorizontalPodAutoscaler")) {
      const {
        minReplicas = 1,
        maxReplicas = 1,
        metrics = [],
        behavior,
        scaleTargetRef,
      } = each.object.spec ?? {};
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      if (maxReplicas < 1) say("spec.maxReplicas", `It is ${maxReplicas}.`, "Allow at least one pod.");
      if (minReplicas < 0) say("spec.minReplicas", `It is ${minReplicas}.`, "Allow at least one pod.");
      if (maxReplicas < minReplicas) {
        say("spec.maxReplicas", `${maxReplicas} is below minReplicas, ${minReplicas}.`, "Let it be above.");
      }
      for (const field of ["kind", "name"] as const) {
        if (scaleTargetRef?.[field] === "")
          say(`spec.scaleTargetRef.${field}`, "It is empty.", "Name the workload.");
      }
      for (const [field, { stabilizationWindowSeconds: window = 0, policies = [] }] of Object.entries(
        behavior ?? {},
      )) {
        const at = `spec.behavior.${field}`;
        if (window < 0 || window > 3600) {
          say(`${at}.stabilizationWindowSeconds`, `It is ${window}.`, "Write 0 to 3600.");
        }
        for (const [index, { value, periodSeconds }] of policies.entries()) {
          if (value > 0 && periodSeconds > 0 && periodSeconds <= 1800) continue;
          say(
            `${at}.policies[${index}]`,
            "It changes nothing, or in no time.",
            "Let both be above 0, and the period at most 1800.",
          );
        }
      }
      for (const [index, metric] of metrics.entries()) {
        const at = `spec.metrics[${index}]`;
        const field = sources[metric.type as keyof typeof sources];
        const source = field === undefined ? undefined : metric[field];
        if (source === undefined) {
          say(at, `It has no ${field ?? "known type"}.`, "Say what is measured.");
          continue;
        }
        const { target } = source;
        if ("metric" in source && source.metric.name === "")
          say(`${at}.${field}.metric.name`, "It is empty.", "Name the metric.");
        if ("name" in source && source.name === "")
          say(`${at}.${field}.name`, "It is empty.", "Name the resource.");
        const wanted =
          target.type === "Utilization"
            ? ["averageUtilization"]
            : target.type === "AverageValue"
              ? ["averageValue"]
              : ["value"];
        if (!["Utilization", "AverageValue", "Value"].includes(target.type)) {
          say(
            `${at}.${field}.target.type`,
            `"${target.type}" is no type.`,
            "Write Utilization, AverageValue or Value.",
          );
        }
        const given = (["averageUtilization", "averageValue", "value"] as const).flatMap((name) => {
          const value = target[name];
          return value === undefined ? [] : [{ name, value }];
        });
        if (!given.some(({ name }) => wanted.includes(name))) {
          say(`${at}.${field}.target`, `It has no ${wanted.join(" or ")}.`, "Say which value is aimed at.");
        }
        for (const { name, value } of given) {
          if (!(amount(value) > 0))
            say(`${at}.${field}.target.${name}`, `It is ${value}.`, "Let it be above 0.");
        }
      }
    }
  },
});
