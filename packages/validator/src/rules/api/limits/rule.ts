import { amount } from "../../../kubernetes/quantity.ts";
import { defineRule } from "../../framework/rule.ts";

const types = ["Container", "Pod", "PersistentVolumeClaim"];
const resources = ["cpu", "memory", "storage", "ephemeral-storage"];
/** What a quota counts besides resources and the numbers of objects. */
const counted = [
  "configmaps",
  "persistentvolumeclaims",
  "pods",
  "replicationcontrollers",
  "resourcequotas",
  "secrets",
  "services",
  "services.loadbalancers",
  "services.nodeports",
];

/** A resource of Kubernetes' own, of somebody else's (`example.com/gpu`), or huge pages of a size. */
function isResource(name: string): boolean {
  return resources.includes(name) || /^hugepages-\d/.test(name) || /^[^/]+\.[^/]+\/[^/]+$/.test(name);
}

function isInQuota(name: string): boolean {
  const [, resource] = /^(?:requests|limits)\.(.+)$/.exec(name) ?? [];
  return (
    isResource(resource ?? name) || counted.includes(name) || /^count\/[a-z]/.test(name) || /\/./.test(name)
  );
}

export const rule = defineRule({
  code: "CW3821",
  severity: "error",
  title: "a quota or a range of limits is about something that there is not",
  why: "The API server refuses it.",
  check({ all, report }) {
    for (const each of all("ResourceQuota")) {
      for (const name of Object.keys(each.object.spec?.hard ?? {}).filter((name) => !isInQuota(name))) {
        const fix = "Name a resource, such as requests.cpu, or what is counted, such as pods.";
        report(each, { path: "spec.hard", message: `"${name}" is no resource.`, fix });
      }
    }
    for (const each of all("LimitRange")) {
      const limits = each.object.spec?.limits ?? [];
      for (const [index, limit] of limits.entries()) {
        const path = `spec.limits[${index}]`;
        const say = (message: string, fix: string) => report(each, { path, message, fix });
        const { type, min = {}, max = {} } = limit;
        if (!types.includes(type) && !type.includes("/"))
          say(`"${type}" is no type.`, `Write ${types.join(", ")}.`);
        if (limits.findIndex((other) => other.type === type) < index)
          say(`There is a limit of type ${type} already.`, "Make one of both.");
        if (type === "PersistentVolumeClaim" && min.storage === undefined && max.storage === undefined)
          say("It limits no storage.", "Give min.storage or max.storage.");
        for (const field of ["default", "defaultRequest", "min"] as const)
          for (const [name, value] of Object.entries(limit[field] ?? {}))
            if (amount(value) > amount(max[name] ?? value))
              say(
                `Its ${field}.${name}, ${value}, is over its max, ${max[name]}.`,
                "Let it be at most that.",
              );
        const named = [limit.default, limit.defaultRequest, limit.max, limit.min, limit.maxLimitRequestRatio];
        for (const name of new Set(named.flatMap((some) => Object.keys(some ?? {}))))
          if (!isResource(name)) say(`"${name}" is no resource.`, "Name one, such as cpu or memory.");
      }
    }
  },
});
