import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3616",
  severity: "error",
  title: "a port has no name where it needs one, or one that is not valid",
  why: "The API server refuses the object.",
  check({ containers, all, report }) {
    const fix = "At most 15 lower-case letters, digits and single hyphens, with a letter among them.";
    const isValid = (name: string) => /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 15;
    for (const each of containers) {
      for (const [index, { name }] of (each.container.ports ?? []).entries()) {
        if (name === undefined || isValid(name)) continue;
        report(each, { path: `ports[${index}].name`, message: `"${name}" is no name of a port.`, fix });
      }
    }
    for (const each of all("Service")) {
      const ports = each.object.spec?.ports ?? [];
      for (const [index, { name }] of ports.entries()) {
        if (name !== undefined || ports.length < 2) continue;
        report(each, {
          path: `spec.ports[${index}].name`,
          message: "Of several ports each needs a name.",
          fix: "Name it after its protocol: http, https, grpc, metrics.",
        });
      }
    }
  },
});
