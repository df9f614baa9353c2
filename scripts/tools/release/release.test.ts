import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, inject, test } from "vitest";
import { platform } from "../cache.ts";
import { tools } from "../catalogue.ts";
import { locateTools } from "../ensure-tools.ts";
import { archiveOf, sha256 } from "../test/archive.ts";
import { collect, temporary } from "../test/collect.ts";
import { type Answer, authority, serve } from "../test/serve.ts";
import type { Checksum, ReleaseFile, Tool } from "../tool.ts";
import { createFetcher } from "./fetcher.ts";

const kubeconform = inject("tools").kubeconform;
const patient = { ca: authority, connectTimeout: 10_000, stallTimeout: 10_000 };
/** A program that says the right version and is long enough to be cut off. */
const small = `#!/bin/sh\necho v0.8.0\nexit\n${randomBytes(100_000).toString("hex")}\n`;
let archive: Buffer;
let list: string;

beforeAll(async () => {
  archive = await archiveOf({ LICENSE: "text", "./some/kubeconform": small });
  list = `${"0".repeat(64)}  other.tar.gz\n${sha256(archive)}  kubeconform.tar.gz\n`;
});

/** kubeconform, as if it were released at that URL. */
function releasedAt(url: string, file: Partial<ReleaseFile> = {}): Tool {
  const checksum: Checksum = { form: "list", url: `${url}/CHECKSUMS` };
  const asset = {
    program: "kubeconform",
    url: `${url}/kubeconform.tar.gz`,
    member: "some/kubeconform",
    checksum,
  };
  return { ...tools.kubeconform, release: { platforms: [platform()], files: [{ ...asset, ...file }] } };
}

async function take(tool: Tool, options = patient) {
  const cache = temporary();
  const { progress, lines } = collect();
  const fetcher = createFetcher(options);
  const ended = await locateTools([tool], { cache, sources: ["cache", "release"], fetcher, progress }).then(
    ([located]) => ({ path: located?.path ?? "", error: "" }),
    (error: Error) => ({ path: "", error: error.message }),
  );
  return { ...ended, cache, lines, text: lines.join("\n") };
}

async function takeFrom(answers: Readonly<Record<string, Answer>>, file?: Partial<ReleaseFile>) {
  const { url } = await serve(answers);
  return take(releasedAt(url, file));
}

/** The files, not the folders, that stayed. */
function leftIn(cache: string): readonly string[] {
  return readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}

test("a program is taken out of its release, checked, and kept", async () => {
  const real = await archiveOf({ README: "text", "some/kubeconform": { file: kubeconform } });
  const sums = `${sha256(real)}  kubeconform.tar.gz\n`;
  const { url, asked } = await serve({ "/CHECKSUMS": sums, "/kubeconform.tar.gz": real });
  const { path, cache, text } = await take(releasedAt(url));
  expect(readFileSync(path).equals(readFileSync(kubeconform))).toBe(true);
  expect(text).toContain("kubeconform v0.8.0: fetched from its publisher (not in the cache)");
  expect(asked).toEqual(["/CHECKSUMS", "/kubeconform.tar.gz"]);
  const again = await locateTools([releasedAt(url)], { cache, sources: ["cache"] });
  expect(again).toMatchObject([{ path, source: "cache", origin: "fetched from its publisher" }]);
});

test.for<[string, string, (sum: string) => Checksum, string]>([
  ["a file with one checksum", "{sum}\n", () => ({ form: "single", url: "{url}/SUM" }), ""],
  [
    "a file with a checksum and a name",
    "{sum}  elsewhere/x.tgz\n",
    () => ({ form: "single", url: "{url}/SUM" }),
    "",
  ],
  [
    "a list with binary marks",
    "{sum} *kubeconform.tar.gz\r\n",
    () => ({ form: "list", url: "{url}/SUM" }),
    "",
  ],
  ["a checksum that is pinned", "", (sum) => ({ form: "pinned", sha256: { [platform()]: sum } }), ""],
  [
    "a list without it",
    "{sum}  other\n",
    () => ({ form: "list", url: "{url}/SUM" }),
    "SUM has no checksum of it",
  ],
  ["an error page", "<html>", () => ({ form: "single", url: "{url}/SUM" }), "SUM has no checksum of it"],
])("the checksum may be in %s", async ([, text, checksum, problem]) => {
  const sum = sha256(archive);
  const { url } = await serve({ "/SUM": text.replace("{sum}", sum), "/kubeconform.tar.gz": archive });
  const described = JSON.parse(JSON.stringify(checksum(sum)).replace("{url}", url));
  const { error } = await take(releasedAt(url, { checksum: described }));
  if (problem === "") expect(error).toBe("");
  else expect(error).toContain(problem);
});

test("a wrong checksum is said aloud, and nothing of the file is kept", async () => {
  const wrong = list.replace(sha256(archive), "f".repeat(64));
  const { error, text, cache } = await takeFrom({ "/CHECKSUMS": wrong, "/kubeconform.tar.gz": archive });
  expect(text).toMatch(
    /warning: the release of kubeconform v0.8.0 does not match its checksum and is not used/,
  );
  expect(text).toContain(`has SHA-256 ${sha256(archive)}, not ${"f".repeat(64)}`);
  expect(error).toMatch(/Cannot set up kubeconform.*fix: .*add path or build to CHARTWRIGHT_TOOLS/s);
  expect(leftIn(cache)).toEqual([]);
});

test("a download that ends early is refused", async () => {
  const cut: Answer = (response) => {
    response.writeHead(200, { "content-length": archive.length });
    response.write(archive.subarray(0, 50_000), () => response.destroy());
  };
  const { error, cache } = await takeFrom({ "/CHECKSUMS": list, "/kubeconform.tar.gz": cut });
  expect(error).toContain("kubeconform.tar.gz was cut off");
  expect(leftIn(cache)).toEqual([]);
});

test("a release that is not there is refused", async () => {
  const { error } = await takeFrom({ "/CHECKSUMS": list });
  expect(error).toContain("kubeconform.tar.gz answered 404");
});

test("a slow download that makes progress is waited for", async () => {
  const slow: Answer = async (response) => {
    response.writeHead(200, { "content-length": archive.length });
    const share = Math.ceil(archive.length / 4);
    for (let start = 0; start < archive.length; start += share) {
      response.write(archive.subarray(start, start + share));
      await sleep(200);
    }
    response.end();
  };
  const { url } = await serve({ "/CHECKSUMS": list, "/kubeconform.tar.gz": slow });
  const { error } = await take(releasedAt(url), { ...patient, stallTimeout: 600 });
  expect(error).toBe("");
});

test("a host that stalls is given up, and is not asked again", async () => {
  const stalled: Answer = (response) => {
    response.writeHead(200, { "content-length": archive.length });
    response.write(archive.subarray(0, 1_000));
  };
  const { url, asked } = await serve({ "/SUM": "", "/CHECKSUMS": list, "/kubeconform.tar.gz": stalled });
  const fetcher = createFetcher({ ...patient, stallTimeout: 300 });
  const start = Date.now();
  await expect(fetcher.download(`${url}/kubeconform.tar.gz`, join(temporary(), "x"))).rejects.toThrow(
    /127\.0\.0\.1:\d+ sent nothing for 0\.3 s/,
  );
  await expect(fetcher.text(`${url}/SUM`)).rejects.toThrow("sent nothing for 0.3 s");
  expect(Date.now() - start).toBeLessThan(3_000);
  expect(asked).toEqual(["/kubeconform.tar.gz"]);
});

test("a redirect is followed to https, and to nothing else", async () => {
  const to =
    (location: string): Answer =>
    (response) =>
      void response.writeHead(302, { location }).end();
  const answers = { "/CHECKSUMS": list, "/kubeconform.tar.gz": to("/real.tgz"), "/real.tgz": archive };
  expect((await takeFrom(answers)).error).toBe("");
  const plain = await takeFrom({
    ...answers,
    "/kubeconform.tar.gz": to("http://127.0.0.1/kubeconform.tar.gz"),
  });
  expect(plain.error).toContain("http://127.0.0.1/kubeconform.tar.gz is not https");
  const round = await takeFrom({ ...answers, "/kubeconform.tar.gz": to("/kubeconform.tar.gz") });
  expect(round.error).toContain("redirects once too often");
});

test("a server whose certificate nobody vouches for is refused", async () => {
  const { url, asked } = await serve({ "/CHECKSUMS": list, "/kubeconform.tar.gz": archive });
  const { error } = await take(releasedAt(url), { ...patient, ca: undefined } as never);
  expect(error).toMatch(/127\.0\.0\.1:\d+: self-signed certificate/);
  expect(asked).toEqual([]);
});

test("a program of another version, or none at all, is refused", async () => {
  const other = await archiveOf({ kubeconform: "#!/bin/sh\necho v0.7.9\n" });
  const broken = await archiveOf({ kubeconform: "no program\n" });
  for (const [data, problem] of [
    [other, "its kubeconform is v0.7.9"],
    [broken, "its kubeconform does not run on this machine"],
    [Buffer.from("<html>"), "its archive cannot be read"],
    [await archiveOf({ "../kubeconform": "text" }), "its archive has no kubeconform"],
  ] as const) {
    const sums = `${sha256(data)}  kubeconform.tar.gz`;
    const answers = { "/CHECKSUMS": sums, "/kubeconform.tar.gz": data };
    expect((await takeFrom(answers, { member: "kubeconform" })).error).toContain(problem);
  }
});

test("an archive that two programs come from is fetched once, and a bare program is no archive", async () => {
  const bare = Buffer.from(small);
  const { url, asked } = await serve({
    "/CHECKSUMS": `${list}${sha256(bare)}  kubeconform`,
    "/kubeconform.tar.gz": archive,
    "/kubeconform": bare,
  });
  const { member: _, ...file } = {
    ...releasedAt(url).release?.files[0],
    url: `${url}/kubeconform`,
  } as ReleaseFile;
  const second = { ...releasedAt(url), name: "promtool" } as const;
  const third = {
    ...releasedAt(url),
    name: "amtool",
    release: { platforms: [platform()], files: [file] },
  } as const;
  const { progress } = collect();
  const options = {
    cache: temporary(),
    sources: ["release"],
    fetcher: createFetcher(patient),
    progress,
  } as const;
  const located = await locateTools([releasedAt(url), second, third], options);
  expect(located.map(({ path }) => existsSync(path))).toEqual([true, true, true]);
  expect(asked.filter((path) => path === "/kubeconform.tar.gz")).toHaveLength(1);
});
