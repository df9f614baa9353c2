import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3817",
  severity: "error",
  title: "a pod does not say where it may run",
  why: "The API server refuses it.",
  check({ workloads, report }) {
    for (const each of workloads) {
      const { topologySpreadConstraints = [], tolerations = [] } = each.pod;
      const say = (path: string, message: string, fix: string) =>
        report(each, { path: `spec.${path}`, message, fix });
      const keys = topologySpreadConstraints.map(({ topologyKey, whenUnsatisfiable }) => {
        return `${topologyKey}, ${whenUnsatisfiable}`;
      });
      for (const [index, key] of keys.entries()) {
        const at = `topologySpreadConstraints[${index}]`;
        if (keys.indexOf(key) < index) say(at, `${key} stands twice.`, "Leave one of them out.");
        const { maxSkew, topologyKey } = topologySpreadConstraints[index] ?? {};
        if (maxSkew !== undefined && maxSkew < 1)
          say(`${at}.maxSkew`, `It is ${maxSkew}.`, "Write 1 or more.");
        if (topologyKey === "") say(`${at}.topologyKey`, "It is empty.", "Name a label of nodes.");
      }
      for (const [
        index,
        { key = "", operator = "Equal", value = "", effect, tolerationSeconds },
      ] of tolerations.entries()) {
        const at = `tolerations[${index}]`;
        if (key === "" && operator !== "Exists")
          say(`${at}.operator`, "It has no key.", "Name the key, or write Exists.");
        if (operator === "Exists" && value !== "")
          say(`${at}.value`, "Exists goes with no value.", "Leave it out.");
        if (tolerationSeconds !== undefined && effect !== "NoExecute") {
          say(`${at}.effect`, "Only NoExecute has tolerationSeconds.", "Write NoExecute, or leave them out.");
        }
      }
    }
  },
});
