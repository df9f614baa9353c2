import { defineRule } from "../../framework/rule.ts";

export const rule = defineRule({
  code: "CW3601",
  severity: "error",
  title: "a port or its name stands twice",
  why: "The API server refuses it, or server-side apply does.",
  check({ containers, all, report }) {
    const fix = "Give each port a number and a name of its own.";
    for (const each of containers) {
      for (const { index, what } of repeated(
        (each.container.ports ?? []).map(({ name, containerPort, protocol }) => [
          name,
          `${containerPort}/${protocol ?? "TCP"}`,
        ]),
      )) {
        report(each, {
          path: `ports[${index}]`,
          message: `${what} stands twice in the container ${each.name}.`,
          fix,
        });
      }
    }
    for (const each of all("Service")) {
      for (const { index, what } of repeated(
        (each.object.spec?.ports ?? []).map(({ name, port, protocol }) => [
          name,
          `${port}/${protocol ?? "TCP"}`,
        ]),
      )) {
        report(each, { path: `spec.ports[${index}]`, message: `${what} stands twice in the Service.`, fix });
      }
    }
  },
});

/** What stands in a list a second time. */
function repeated(entries: readonly (readonly (string | undefined)[])[]): { index: number; what: string }[] {
  const seen = new Set<string>();
  return entries.flatMap((texts, index) => {
    const what = texts.find((text) => text !== undefined && seen.has(text));
    for (const text of texts) if (text !== undefined) seen.add(text);
    return what === undefined ? [] : [{ index, what }];
  });
}
