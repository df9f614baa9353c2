/** The code after the largest of a group. */
export function nextCode(codes: readonly number[]): string {
  return `CW${Math.max(...codes) + 1}`;
}

/** The files of a rule that finds a ConfigMap without data, to be made into what is wanted. */
export function newRuleFiles(code: string): readonly { readonly path: string; readonly text: string }[] {
  const rule = `import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "${code}",
  severity: "warning",
  title: "a ConfigMap is empty",
  why: "Whoever reads it finds nothing.",
  check({ all, report }) {
    for (const each of all("ConfigMap")) {
      if (Object.keys(each.object.data ?? {}).length > 0) continue;
      report(each, { path: "data", message: "It has no data.", fix: "Fill it, or leave it out." });
    }
  },
});
`;
  const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n";
  return [
    { path: "rule.ts", text: rule },
    { path: "valid.yaml", text: `${configMap}data:\n  a: b\n` },
    { path: "invalid.yaml", text: configMap },
  ];
}
