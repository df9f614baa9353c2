import { fileURLToPath } from "node:url";
import {
  freePorts,
  objectsOf,
  readChartUnderTrial,
  type Served,
  serveConfiguration,
  useHelm,
} from "@chartwright/cluster";
import { afterAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { healthPort } from "./server-block.ts";

const chart = readChartUnderTrial(fileURLToPath(new URL(".", import.meta.url)));
const helm = useHelm("helm 4", inject("tools"), inject("cluster").kubeconfig);
afterAll(() => helm.close());

interface Site {
  /** The answer to a request of a path at the site's port. */
  get(path: string): Promise<Response>;
  /** The answer to the probes' request. */
  health(): Promise<Response>;
}

/** Real nginx on what a case renders, on 127.0.0.1, in one process that ends with the test. */
async function siteOf(name: string): Promise<Site> {
  const found = chart.cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no case ${name}.`);
  const made = objectsOf(await helm.run("template", "one", chart.folder, "--values", found.values));
  const [own] = chart.expectations.configuration;
  if (own === undefined) throw new Error("The chart's package.json has nginx check its configuration.");
  const [port = 0, probed = 0] = await freePorts(2);
  const listens = name === "server-block" ? 8888 : 8080;
  const at = (where: number, path: string) =>
    fetch(`http://127.0.0.1:${where}${path}`, { redirect: "manual", signal: AbortSignal.timeout(5_000) });
  const server: Served = await serveConfiguration([...made, ...found.given], {
    ...own,
    file: inject("clusterTools").nginx,
    args: ["-e", "stderr", "-g", "daemon off; master_process off;", ...own.args.slice(-2)],
    replace: {
      [`listen ${listens};`]: `listen 127.0.0.1:${port};`,
      [`listen ${healthPort};`]: `listen 127.0.0.1:${probed};`,
    },
    isUp: async () => (await at(probed, "/healthz")).ok,
  });
  onTestFinished(() => server.stop());
  return { get: (path) => at(port, path), health: () => at(probed, "/healthz") };
}

test.each(chart.cases)("nginx answers the probes and a request in case $name", async ({ name }) => {
  const site = await siteOf(name);
  expect(await (await site.health()).text()).toBe("ok");
  expect((await site.get("/")).status).toBe(200);
});

describe("by default", () => {
  test("the image's own page is served, with its type, without nginx's version", async () => {
    const answer = await (await siteOf("default")).get("/");
    expect(await answer.text()).toContain("A page of the image itself.");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/html",
      server: "nginx",
      "x-content-type-options": "nosniff",
    });
  });

  test("what is not there, and what is hidden, is not found", async () => {
    const site = await siteOf("content");
    for (const path of ["/none.html", "/.env", "/..data/index.html", "/.git/config"]) {
      expect((await site.get(path)).status, path).toBe(404);
    }
  });
});

test("files of an existing ConfigMap take the place of the image's", async () => {
  const answer = await (await siteOf("existing-content")).get("/");
  expect(await answer.text()).toContain("Written by a pipeline.");
});

test("files out of the values are served as they are", async () => {
  const site = await siteOf("content");
  expect(await (await site.get("/")).text()).toContain("<h1>{{ not a template }}</h1>");
  const style = await site.get("/site.css");
  expect(style.headers.get("content-type")).toBe("text/css");
  expect(await style.text()).toBe("h1 { color: #123456 }\n");
});

test("a server block of the user's own does what it says, with the files that it includes", async () => {
  const site = await siteOf("server-block");
  const page = await site.get("/any/route");
  expect(page.status).toBe(200);
  expect(page.headers.get("content-security-policy")).toBe("default-src 'self'");
  expect((await site.get("/assets/none.js")).status).toBe(404);
});

test("a volume is served from where it is mounted", async () => {
  const answer = await (await siteOf("volume")).get("/");
  expect(await answer.text()).toContain("Index of /");
});
