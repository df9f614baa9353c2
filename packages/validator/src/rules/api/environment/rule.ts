import { defineRule } from "../../framework/rule.ts";
import { notExactlyOne } from "../exactly-one.ts";
import { isSubdomain } from "../formats.ts";

const keyed = ["configMapKeyRef", "secretKeyRef"] as const;
const sources = [...keyed, "fieldRef", "fileKeyRef", "resourceFieldRef"];
const whole = ["configMapRef", "secretRef"] as const;
/** What a variable can be told of its pod. */
const fields =
  /^(metadata\.(name|namespace|uid|(labels|annotations)\['[^']+'\])|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?))$/;

export const rule = defineRule({
  code: "CW3808",
  severity: "error",
  title: "an environment variable does not say where it comes from",
  why: "The API server refuses it.",
  check({ containers, report }) {
    for (const each of containers) {
      const { env = [], envFrom = [] } = each.container;
      const say = (path: string, message: string, fix: string) => report(each, { path, message, fix });
      const named = (path: string, name = "") => {
        if (!isSubdomain(name)) say(`${path}.name`, `"${name}" is no name.`, "Name the ConfigMap or Secret.");
      };
      for (const [index, { name, value = "", valueFrom }] of env.entries()) {
        if (name === "" || /[=\0]/.test(name))
          say(`env[${index}].name`, `"${name}" is no name.`, "Give it a name.");
        if (valueFrom === undefined) continue;
        const at = `env[${index}].valueFrom`;
        const wrong = notExactlyOne(valueFrom, sources);
        if (wrong !== undefined) say(at, wrong, "Write one of them.");
        if (value !== "") say(at, "It has a value too.", "Leave one of the two out.");
        const field = valueFrom.fieldRef?.fieldPath;
        if (field !== undefined && !fields.test(field)) {
          say(
            `${at}.fieldRef.fieldPath`,
            `"${field}" is no field of a pod's.`,
            "Write one such as metadata.name.",
          );
        }
        for (const field of keyed) {
          const source = valueFrom[field];
          if (source === undefined) continue;
          named(`${at}.${field}`, source.name);
          if (!/^[-._a-zA-Z0-9]{1,253}$/.test(source.key)) {
            say(`${at}.${field}.key`, `"${source.key}" is no key.`, "Name the key.");
          }
        }
      }
      for (const [index, source] of envFrom.entries()) {
        const wrong = notExactlyOne(source, whole);
        if (wrong !== undefined) say(`envFrom[${index}]`, wrong, "Write one of them.");
        for (const field of whole) {
          if (source[field] !== undefined) named(`envFrom[${index}].${field}`, source[field].name);
        }
      }
    }
  },
});
