import { defineRule } from "../../framework/rule.ts";
import { podReferences } from "../pod-references.ts";

export const rule = defineRule({
  code: "CW3209",
  severity: "error",
  title: "a pod asks for a key that its ConfigMap or Secret does not have",
  why: "The container does not start, or its file is missing.",
  check({ workloads, find, report }) {
    for (const workload of workloads) {
      for (const { kind, name, keys, path, optional } of podReferences(workload)) {
        const object = find(kind, name, workload.namespace)?.object;
        if (object === undefined || optional) continue;
        const known = Object.keys({
          ...object.data,
          ...("binaryData" in object ? object.binaryData : {}),
          ...("stringData" in object ? object.stringData : {}),
        });
        for (const key of keys.filter((each) => !known.includes(each))) {
          report(workload, {
            path,
            message: `The ${kind} ${name} has no key ${key}.`,
            fix: `Ask for one of ${known.join(", ") || "none: it is empty"}, or add the key.`,
          });
        }
      }
    }
  },
});
