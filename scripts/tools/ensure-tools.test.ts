import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { platform } from "./cache.ts";
import { tools } from "./catalogue.ts";
import { locateTools } from "./ensure-tools.ts";
import { programVersion } from "./find-on-path.ts";
import { createFetcher } from "./release/fetcher.ts";
import { archiveOf, sha256 } from "./test/archive.ts";
import { collect, temporary } from "./test/collect.ts";
import { hasGo, serveGoModule } from "./test/go-module.ts";
import { authority, serve } from "./test/serve.ts";
import type { Checksum, GoRecipe, Tool } from "./tool.ts";

const noRecipe: GoRecipe = { kind: "install", module: "none", version: "v0", packages: {} };

function hello(url: string, recipe: GoRecipe = noRecipe): Tool {
  const checksum: Checksum = { form: "single", url: `${url}/SUM` };
  const files = [{ program: "hello", url: `${url}/hello.tgz`, member: "hello", checksum }];
  const programs = [{ file: "hello", onPath: ["hello"], versionArgs: [] }];
  return { name: "amtool", version: "v1.2.3", programs, recipe, release: { platforms: [platform()], files } };
}

/** A port on which nothing listens. */
async function refusedUrl(): Promise<string> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return `https://127.0.0.1:${port}`;
}

test("PATH comes before the cache, and the cache before a release; the order can be another", async () => {
  const program = "#!/bin/sh\necho v1.2.3\n";
  const onPath = temporary();
  writeFileSync(join(onPath, "hello"), program, { mode: 0o755 });
  const archive = await archiveOf({ hello: program });
  const { url, asked } = await serve({ "/SUM": sha256(archive), "/hello.tgz": archive });
  const { progress, lines } = collect();
  const options = { cache: temporary(), fetcher: createFetcher({ ca: authority }), progress };
  const locate = async () => (await locateTools([hello(url)], options))[0];

  expect(await locate()).toMatchObject({ source: "release", origin: "fetched from its publisher" });
  expect(lines.at(-1)).toBe("amtool v1.2.3: fetched from its publisher (not on PATH; not in the cache)");
  vi.stubEnv("PATH", onPath);
  expect(await locate()).toMatchObject({ source: "path", path: join(onPath, "hello") });
  vi.stubEnv("CHARTWRIGHT_TOOLS", "cache,path");
  expect(await locate()).toMatchObject({ source: "cache", origin: "fetched from its publisher" });
  const before = asked.length;
  vi.stubEnv("CHARTWRIGHT_TOOLS", "release");
  expect(await locate()).toMatchObject({ source: "release" });
  expect(asked.length).toBeGreaterThan(before);
  vi.unstubAllEnvs();
});

test.skipIf(!hasGo)("a refused connection leads to a build at once, and one line says so", async () => {
  const url = await refusedUrl();
  const tool = hello(url, serveGoModule("v1.2.3"));
  const { progress, lines } = collect();
  const sources = ["cache", "release", "build"] as const;
  const cache = temporary();
  const [located] = await locateTools([tool], { cache, sources, progress });
  expect(programVersion(located?.path ?? "", [])).toBe("v1.2.3");
  expect(located).toMatchObject({ source: "build", origin: "built with Go" });
  expect(lines).toEqual([
    "Fetching amtool v1.2.3 …",
    "Building amtool v1.2.3 …",
    `amtool v1.2.3: built with Go (not in the cache; its release cannot be used: ${url.slice(8)}: connection refused)`,
  ]);
});

test.skipIf(!hasGo)("a wrong checksum leads to a build too, but not in silence", async () => {
  const archive = await archiveOf({ hello: "#!/bin/sh\necho v1.2.3\n" });
  const { url } = await serve({ "/SUM": "0".repeat(64), "/hello.tgz": archive });
  const { progress, lines } = collect();
  const [located] = await locateTools([hello(url, serveGoModule("v1.2.3"))], {
    cache: temporary(),
    sources: ["release", "build"],
    fetcher: createFetcher({ ca: authority }),
    progress,
  });
  expect(located).toMatchObject({ source: "build" });
  expect(lines.join("\n")).toMatch(/warning: the release of amtool v1.2.3 does not match its checksum/);
});

test("a host that does not answer costs one wait, not one for each tool", async () => {
  let connections = 0;
  const silent = createTcpServer(() => connections++).listen(0, "127.0.0.1");
  await once(silent, "listening");
  const tool = hello(`https://127.0.0.1:${(silent.address() as AddressInfo).port}`);
  const names = ["amtool", "coredns", "etcd", "helm3", "helm4", "kwok", "nginx", "registry"] as const;
  const fetcher = createFetcher({ connectTimeout: 300 });
  const options = {
    cache: temporary(),
    sources: ["release"],
    fetcher,
    progress: collect().progress,
  } as const;
  const located = locateTools(
    names.map((name) => ({ ...tool, name })),
    options,
  );
  await expect(located).rejects.toThrow(
    /Cannot set up amtool v1\.2\.3\. Neither can: coredns, .*accepted no connection for 0\.3 s/s,
  );
  // As many as are fetched at a time.
  expect(connections).toBe(4);
  silent.close();
});

test("a tool that no allowed source has is an error that says what each of them lacks", async () => {
  vi.stubEnv("PATH", "");
  const located = locateTools([tools.kubeconform], { cache: temporary(), sources: ["path", "cache"] });
  await expect(located).rejects.toThrow(
    /Cannot set up kubeconform v0.8.0.*why: Not on PATH; not in the cache.*fix: .*add release or build to CHARTWRIGHT_TOOLS, which is path,cache/s,
  );
  const built = locateTools([tools.kubeconform], { cache: temporary(), sources: ["cache", "build"] });
  await expect(built).rejects.toThrow(/no "go" command was found.*fix: .*install Go 1\.26 or newer/s);
  vi.unstubAllEnvs();
});
