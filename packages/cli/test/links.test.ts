import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { type Project, project } from "./support/project.ts";

/** A repository with a chart whose helpers are shared with others, by a symbolic link. */
function linked(target: string, link = "charts/web/templates/_helpers.tpl"): Project {
  const made = project({
    "shared/_helpers.tpl": '{{- define "web.x" -}}shared{{- end -}}',
    "charts/web/Chart.yaml":
      'apiVersion: v2\nname: web\nversion: 1.0.0\nappVersion: "1"\ndescription: A chart.\n',
    "charts/web/templates/a.yaml":
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { x: {{ include "web.x" . }} }\n',
  });
  mkdirSync(join(made.folder, ".git"));
  symlinkSync(target, join(made.folder, link));
  return made;
}

test("a link within the repository is followed by publish, import and template", () => {
  const made = linked("../../../shared/_helpers.tpl");
  expect(made.chartwright("publish", "charts/web", "--to", "site").code).toBe(0);
  const helm = inject("tools").helm4;
  const rendered = spawnSync(helm, ["template", "web", join(made.folder, "site/web-1.0.0.tgz")], {
    encoding: "utf8",
  });
  expect(rendered.stdout).toContain("data: { x: shared }");
  expect(made.chartwright("template", "web", "charts/web").stdout).toContain("data: { x: shared }");
  const imported = made.chartwright("import", "charts/web", "--out", "charts/imported");
  expect(imported.stderr).toBe("");
  expect(made.read("charts/imported/chart.ts")).toContain('"shared"');
}, 240_000);

test.each([
  [
    "out of the repository",
    "/etc/hostname",
    "charts/web/templates/_helpers.tpl",
    "is a symbolic link to /etc/hostname",
  ],
  ["in a circle", "..", "charts/web/templates/loop", "leads in a circle"],
  ["to itself", "self", "charts/web/self", "ELOOP"],
  ["nowhere", "nothing", "charts/web/missing", "ENOENT"],
])(
  "a link %s is refused by every command, with its name",
  (_, target, link, message) => {
    const made = linked(target, link);
    const commands = [
      ["publish", "charts/web", "--to", "site"],
      ["import", "charts/web"],
      ["template", "web", "charts/web"],
      ["validate", "charts/web"],
      ["diff", "charts/web", "charts/web"],
    ];
    for (const command of commands) {
      const { code, stderr } = made.chartwright(...command);
      expect(stderr, command.join(" ")).toContain(message);
      expect(stderr).toContain(link.split("/").at(-1));
      expect(stderr).not.toContain("bug in Chartwright");
      expect(code).not.toBe(0);
    }
    expect(made.exists("site")).toBe(false);
  },
  240_000,
);
