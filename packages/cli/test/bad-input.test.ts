import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, crc32, deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endCommand, peakMemory } from "./support/command/run-command.ts";
import { greeting, type Project, project } from "./support/project.ts";

const meta = "apiVersion: v2\nname: bad\ndescription: Bad.\nversion: 1.0.0\n";
const good = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n";
const files = (changes: Readonly<Record<string, string>>) => ({
  "chart/Chart.yaml": meta,
  "chart/values.yaml": "a: 1\n",
  "chart/templates/x.yaml": good,
  ...changes,
});
const template = (text: string) => files({ "chart/templates/x.yaml": text });

/** Anchors that stand for 10^9 texts. */
const laughs = Array.from({ length: 9 }, (_, level) => {
  const items = level === 0 ? Array(10).fill('"lol"') : Array(10).fill(`*a${level - 1}`);
  return `a${level}: &a${level} [${items.join(", ")}]\n`;
}).join("");

const object = (index: number) => `---\n${good.replace("name: x", `name: x${index}`)}data:\n  key: value\n`;
const many = Array.from({ length: 500 }, (_, index) => object(index)).join("");

/** One file of a tar archive. */
function tarred(name: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write("0000644\0", 100);
  header.write(text.length.toString(8).padStart(11, "0"), 124);
  header.write("ustar\0", 257);
  header.write("        ", 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return Buffer.concat([header, Buffer.alloc(Math.ceil(text.length / 512) * 512, text, "utf8")]);
}

const archive = (...entries: readonly Buffer[]) => gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));

/** A gigabyte of zeros, packed: a part of it again and again, for to pack it all takes seconds. */
function gigabyte(): Buffer {
  const part = Buffer.alloc(1 << 24);
  const count = 64;
  const packed = deflateRawSync(part, { finishFlush: constants.Z_FULL_FLUSH });
  const parts = Array.from({ length: count }, () => packed);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(
    parts.reduce((sum) => crc32(part, sum), 0),
    0,
  );
  trailer.writeUInt32LE(part.length * count, 4);
  const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
  const lastBlock = Buffer.from([3, 0]);
  return Buffer.concat([header, ...parts, lastBlock, trailer]);
}

interface Bad {
  readonly what: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly make?: (made: Project) => void;
  /** What is validated; `chart` where it is not said. */
  readonly path?: string;
  /** Undefined where nothing is wrong with it. */
  readonly code: string | undefined;
  readonly says?: string;
}

const table: readonly Bad[] = [
  { what: "YAML that is broken", files: files({ "chart/values.yaml": "a: [1\nb: }\n" }), code: "CW3004" },
  { what: "Chart.yaml that is broken", files: files({ "chart/Chart.yaml": "a: [1\n" }), code: "CW3001" },
  {
    what: "anchors that explode, in values",
    files: files({ "chart/values.yaml": laughs }),
    code: "CW3004",
    says: "anchors and aliases",
  },
  {
    what: "anchors that explode, in what is rendered",
    files: template(`${good}data:\n${laughs.replace(/^/gm, "  ")}`),
    code: "CW3006",
  },
  {
    what: "anchors that explode, in a CustomResourceDefinition",
    files: files({ "chart/crds/x.yaml": `kind: CustomResourceDefinition\n${laughs}` }),
    code: "CW3040",
  },
  {
    what: "a template that is not UTF-8",
    files: files({}),
    make: ({ folder }) =>
      writeFileSync(join(folder, "chart/templates/x.yaml"), Buffer.from(`${good}# \xe9\n`, "latin1")),
    code: "CW5003",
    says: '"line": 5',
  },
  {
    what: "values that are not UTF-8",
    files: files({}),
    make: ({ folder }) =>
      writeFileSync(join(folder, "chart/values.yaml"), Buffer.from([0x61, 0x3a, 0x20, 0xff])),
    code: "CW5003",
  },
  {
    what: "a values file of 50 MB",
    files: files({}),
    make: (made) => made.write("chart/values.yaml", `a: "${"x".repeat(50_000_000)}"\n`),
    code: "CW6001",
    says: "larger than the maximum file size",
  },
  {
    what: "a case of 50 MB",
    files: greeting(),
    path: "charts/greeting",
    make: (made) => made.write("charts/greeting/cases/large/values.yaml", `a: "${"x".repeat(50_000_000)}"\n`),
    code: "CW3004",
    says: "more than",
  },
  { what: "a template that fails", files: template('{{ fail "no" }}'), code: "CW3006", says: "no" },
  {
    what: "a template that includes itself",
    files: template('{{ define "a" }}{{ include "a" . }}{{ end }}{{ include "a" . }}'),
    code: "CW3006",
  },
  {
    what: "a template that loops without end",
    files: template("{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}"),
    code: "CW3006",
    says: "stopped",
  },
  { what: "a range of 10^9 items", files: template("{{ range until 1000000000 }}{{ end }}"), code: "CW3006" },
  {
    what: "a text of 10^9 characters",
    files: template(`a: {{ repeat 1000000000 "x" }}`),
    code: "CW3006",
  },
  { what: "500 objects", files: template(many), code: undefined },
  {
    what: "a Chart.yaml that is a folder",
    files: { "chart/Chart.yaml/x": "", "chart/values.yaml": "" },
    code: "CW3001",
    says: "no Chart.yaml",
  },
  {
    what: "symbolic links in a circle",
    files: files({}),
    make: ({ folder }) => symlinkSync("b", join(folder, "chart/templates/b")),
    code: "CW6001",
    says: "ELOOP",
  },
  {
    what: "a folder that lies in itself",
    files: files({}),
    make: ({ folder }) => {
      mkdirSync(join(folder, "chart/files"));
      for (const name of ["one", "two"]) symlinkSync(".", join(folder, "chart/files", name));
    },
    code: "CW6001",
  },
  {
    what: "an archive that is none",
    make: ({ folder }) => writeFileSync(join(folder, "bad.tgz"), "no archive"),
    path: "bad.tgz",
    code: "CW6001",
    says: "gzip",
  },
  {
    what: "an archive that ends too soon",
    make: ({ folder }) =>
      writeFileSync(join(folder, "bad.tgz"), archive(tarred("bad/Chart.yaml", meta)).subarray(0, 60)),
    path: "bad.tgz",
    code: "CW6001",
  },
  {
    what: "an archive that leaves its folder",
    make: ({ folder }) =>
      writeFileSync(
        join(folder, "bad.tgz"),
        archive(tarred("bad/Chart.yaml", meta), tarred("bad/../../x", "x")),
      ),
    path: "bad.tgz",
    code: "CW6001",
    says: "parent directory",
  },
  {
    what: "an archive that unpacks to a gigabyte",
    make: ({ folder }) => writeFileSync(join(folder, "bad.tgz"), gigabyte()),
    path: "bad.tgz",
    code: "CW6001",
    // Zeros end an archive, for Helm too.
    says: "no files in chart archive",
  },
  {
    what: "a schema that refers to itself",
    files: files({ "chart/values.schema.json": '{ "$ref": "#" }' }),
    code: "CW3002",
  },
  {
    what: "a schema that is nested without end",
    files: files({ "chart/values.schema.json": '{"not":'.repeat(100_000) }),
    code: "CW3002",
  },
  {
    what: "values that are nested without end",
    files: files({ "chart/values.yaml": `a: ${"[".repeat(100_000)}${"]".repeat(100_000)}\n` }),
    code: "CW3004",
  },
];

/** Far above what the machine needs alone: seconds, and MiB. */
const most = { seconds: 60, memory: 1536 };

// Memory is that of these runs alone, and what they leave in it is no other test's.
beforeAll(endCommand);
afterAll(endCommand);

describe("validate, given", () => {
  test.each(table)("$what", ({ files: given = {}, make, path = "chart", code, says }) => {
    const made = project(given);
    make?.(made);
    const start = performance.now();
    const ended = made.chartwright("validate", path, "--kubernetes", "1.37", "--format", "json");
    expect((performance.now() - start) / 1000).toBeLessThan(most.seconds);
    expect(ended.stderr).toBe("");
    const { diagnostics } = JSON.parse(ended.stdout) as { diagnostics: { code: string; severity: string }[] };
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (code === undefined) expect(errors).toEqual([]);
    else expect(errors.map((each) => each.code)).toContain(code);
    expect(ended.code).toBe(code === undefined ? 0 : 1);
    if (says !== undefined) expect(ended.stdout).toContain(says);
    expect(peakMemory()).toBeLessThan(most.memory);
    expect(ended.stdout.length).toBeLessThan(1_000_000);
  });
});
