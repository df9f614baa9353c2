import { amount } from "../../../kubernetes/quantity.ts";
import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3810",
  severity: "error",
  title: "a container asks for what there is not, or for more than it may have",
  why: "The API server refuses it.",
  check({ containers, report }) {
    for (const each of containers) {
      const { requests = {}, limits = {} } = each.container.resources ?? {};
      for (const [field, quantities] of Object.entries({ requests, limits })) {
        for (const [name, quantity] of Object.entries(quantities)) {
          const path = `resources.${field}["${name}"]`;
          if (!isResource(name)) {
            const fix =
              "Write cpu, memory, ephemeral-storage, or the whole name of a device: example.com/gpu.";
            report(each, { path, message: `"${name}" is no resource.`, fix });
          }
          if (amount(quantity) < 0)
            report(each, { path, message: `It is ${quantity}.`, fix: "Let it be above 0." });
        }
      }
      for (const [name, request] of Object.entries(requests)) {
        const limit = limits[name];
        // Of a device nobody may have more than was asked for.
        const isDevice = name.includes("/") || name.startsWith("hugepages-");
        const isLess = limit === undefined ? isDevice : isDevice && amount(request) !== amount(limit);
        if (!isLess && (limit === undefined || amount(request) <= amount(limit))) continue;
        const message = `It requests ${request} of ${name}, and may have ${limit ?? "as much as there is"}.`;
        report(each, { path: `resources.requests["${name}"]`, message, fix: "Write a limit that fits." });
      }
    }
  },
});

function isResource(name: string): boolean {
  if (name.includes("/")) return /^[a-z0-9.-]{1,253}\/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name);
  return ["cpu", "memory", "ephemeral-storage"].includes(name) || /^hugepages-./.test(name);
}
