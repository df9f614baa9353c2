import { Resolver } from "node:dns/promises";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { objectsOf } from "../charts/manifest.ts";
import { freePorts } from "../ports.ts";
import { configMap, deployment } from "../testing/small-chart.ts";
import { checkConfiguration } from "./check-configuration.ts";
import { serveConfiguration } from "./serve-configuration.ts";

const programs = inject("clusterTools");
const image = mkdtempSync(join(tmpdir(), "chartwright-image-"));
beforeAll(() => {
  const folder = join(image, "etc/nginx");
  mkdirSync(folder, { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path /etc/nginx/conf.d/${name};`)
    .join(" ");
  const http = `http { ${temporary} access_log off; include /etc/nginx/conf.d/*.conf; }`;
  const text = `pid /etc/nginx/conf.d/pid; events {} ${http}`;
  writeFileSync(join(folder, "nginx.conf"), text);
});
afterAll(() => rmSync(image, { recursive: true, force: true }));

/** What a chart renders that mounts a program's configuration. */
const rendered = (path: string, files: Readonly<Record<string, string>>) => {
  const templates = `${deployment({ config: path, container: "main" })}\n---\n${configMap(files)}`;
  return objectsOf(templates.replaceAll("{{ .Release.Name }}", "one"));
};

const prometheus = (rules: string, scrape = "static_configs: [{ targets: [127.0.0.1:9090] }]") => ({
  "prometheus.yml": `rule_files: [/etc/prometheus/*.rules]\nscrape_configs: [{ job_name: self, ${scrape} }]`,
  "own.rules": `groups: [{ name: own, rules: [{ alert: Down, expr: "${rules}" }] }]`,
});
const alertmanager = (receiver: string) => ({
  "alertmanager.yml": `route: { receiver: ${receiver} }\nreceivers: [{ name: team }]`,
});
const site = (block: string) => ({ "default.conf": `server { listen 8080; ${block} }` });

const promtool = {
  program: "promtool",
  args: ["check", "config", "/etc/prometheus/prometheus.yml"],
} as const;
const amtool = { program: "amtool", args: ["check-config", "/etc/alertmanager/alertmanager.yml"] } as const;
const nginx = {
  program: "nginx",
  args: ["-t", "-e", "stderr", "-c", "/etc/nginx/nginx.conf"],
  image,
} as const;

describe("a program that checks a configuration", () => {
  test.each([
    ["/etc/prometheus", prometheus("up == 0"), promtool],
    ["/etc/alertmanager", alertmanager("team"), amtool],
    ["/etc/nginx/conf.d", site("location / { return 204; }"), nginx],
  ])("takes one that is right at %s", async (path, files, check) => {
    await checkConfiguration(rendered(path, files), { ...check, container: "main" }, programs[check.program]);
  });

  test.each([
    ["a rule in another file", "/etc/prometheus", prometheus("up =="), promtool, /own\.rules.*parse error/s],
    ["a field", "/etc/prometheus", prometheus("up", "statics: []"), promtool, /field statics not found/],
    ["a receiver", "/etc/alertmanager", alertmanager("nobody"), amtool, /undefined receiver "nobody"/],
    ["a directive", "/etc/nginx/conf.d", site("lokation / {}"), nginx, /unknown directive "lokation"/],
    ["a file", "/etc/elsewhere", alertmanager("team"), amtool, /does not exist/],
  ])("says what is wrong with %s", async (_, path, files, check, message) => {
    const objects = rendered(path, files);
    const checked = checkConfiguration(objects, { ...check, container: "main" }, programs[check.program]);
    await expect(checked).rejects.toThrow(message);
  });

  test("needs the container that it is declared for", async () => {
    const checked = checkConfiguration([], { ...amtool, container: "main" }, programs.amtool);
    await expect(checked).rejects.toThrow("No pod has a container main for amtool to check.");
  });
});

describe("coredns on what a chart renders", () => {
  const corefile = (plugin: string) => ({
    Corefile: `.:1053 {\n  ${plugin}\n  template IN A {\n    answer "{{ .Name }} 60 IN A 192.0.2.7"\n  }\n}\n`,
  });

  async function serve(plugin: string) {
    const [port = 0] = await freePorts(1);
    const resolver = new Resolver({ timeout: 500, tries: 1 });
    resolver.setServers([`127.0.0.1:${port}`]);
    const lookUp = () => resolver.resolve4("example.com");
    const server = await serveConfiguration(rendered("/etc/coredns", corefile(plugin)), {
      container: "main",
      program: "coredns",
      file: programs.coredns,
      args: ["-conf", "/etc/coredns/Corefile"],
      replace: { ".:1053 {": `.:${port} {\n  bind 127.0.0.1` },
      isUp: async () => (await lookUp()).length > 0,
    });
    return { ...server, lookUp };
  }

  test("answers, until it is ended", async () => {
    const server = await serve("errors");
    expect(await server.lookUp()).toEqual(["192.0.2.7"]);
    await server.stop();
    await expect(server.lookUp()).rejects.toThrow();
  });

  test("says what is wrong with it", async () => {
    await expect(serve("erors")).rejects.toThrow(/coredns ended .*Unknown directive 'erors'/s);
  });
});
