import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3816",
  severity: "error",
  title: "a custom resource breaks a rule of its definition's",
  why: "The API server refuses it.",
  check({ all, objects, report }) {
    for (const each of all("HTTPRoute", "GRPCRoute")) {
      for (const [index, { backendRefs = [] }] of (each.object.spec?.rules ?? []).entries()) {
        for (const [number, { group = "", kind = "Service", port }] of backendRefs.entries()) {
          if (group !== "" || kind !== "Service" || port !== undefined) continue;
          const path = `spec.rules[${index}].backendRefs[${number}].port`;
          report(each, {
            path,
            message: "A Service is named without its port.",
            fix: "Write the number of its port.",
          });
        }
      }
    }
    for (const each of all("HTTPRoute")) {
      const { parentRefs = [], rules = [] } = each.object.spec ?? {};
      const parents = parentRefs.map((parent) => JSON.stringify(parent));
      for (const [index, parent] of parents.entries()) {
        if (parents.indexOf(parent) === index) continue;
        const fix = "Give each a sectionName of its own, or leave one out.";
        report(each, { path: `spec.parentRefs[${index}]`, message: "It stands twice.", fix });
      }
      for (const [index, { matches = [] }] of rules.entries()) {
        for (const [number, { path }] of matches.entries()) {
          const { type = "PathPrefix", value = "/" } = path ?? {};
          if (type === "RegularExpression" || /^\/(?!\/)[^#]*$/.test(value)) continue;
          const at = `spec.rules[${index}].matches[${number}].path.value`;
          report(each, { path: at, message: `"${value}" is no absolute path.`, fix: "Let it begin with /." });
        }
      }
    }
    for (const each of objects) {
      if (each.group !== "monitoring.coreos.com" || each.kind !== "PrometheusRule" || !each.checked) continue;
      const { spec } = each.object as { spec?: { groups?: readonly { readonly name: string }[] } };
      const names = (spec?.groups ?? []).map(({ name }) => name);
      for (const [index, name] of names.entries()) {
        if (names.indexOf(name) === index) continue;
        const path = `spec.groups[${index}].name`;
        report(each, {
          path,
          message: `There is a group ${name} already.`,
          fix: "Give each group its own name.",
        });
      }
    }
  },
});
