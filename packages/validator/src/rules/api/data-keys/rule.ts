import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3818",
  severity: "error",
  title: "a key of a ConfigMap or Secret is not valid",
  why: "The API server refuses it: a key is the name of a file.",
  check({ all, report }) {
    for (const each of all("ConfigMap", "Secret")) {
      const { data, binaryData, stringData } = each.object as unknown as Readonly<
        Record<string, object | undefined>
      >;
      for (const [field, entries] of Object.entries({ data, binaryData, stringData })) {
        for (const key of Object.keys(entries ?? {})) {
          if (/^[-._a-zA-Z0-9]{1,253}$/.test(key) && key !== "." && !key.startsWith("..")) continue;
          const fix = "Write letters, digits, hyphens, underscores and dots.";
          report(each, { path: `${field}["${key}"]`, message: `"${key}" is no key.`, fix });
        }
      }
    }
  },
});
