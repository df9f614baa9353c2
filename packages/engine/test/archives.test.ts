import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, inject, test } from "vitest";
import { loadChart, renderChart } from "../src/index.ts";
import { bytesOf } from "../src/value/text.ts";
import { gzip, type MadeEntry, makeTar, pax } from "./support/make-tar.ts";
import { isTurnOf } from "./support/turns.ts";

const folder = mkdtempSync(join(tmpdir(), "chartwright-archives-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const metadata: MadeEntry = {
  name: "c/Chart.yaml",
  content: "apiVersion: v2\nname: c\nversion: 1.0.0\n",
};
/** Tells of every other file, so that one which is missed or differs is seen. */
const list: MadeEntry = {
  name: "c/templates/list.yaml",
  content:
    "kind: List\nchart: {{ toJson .Chart | quote }}\nvalues: {{ toJson .Values }}\nfiles:\n{{- range $path, $bytes := .Files }}\n  {{ $path | quote }}: {{ toString $bytes | quote }}\n{{- end }}\n",
};
const values: MadeEntry = { name: "c/values.yaml", content: "a: 1\n" };
const usual = [metadata, list, values];
const pod = (name: string) => `kind: Pod\nmetadata:\n  name: ${name}\nspec:\n  hostNetwork: true\n`;
const evil: MadeEntry = { name: "c/templates/evil.yaml", content: pod("evil") };

/** What Helm renders of an archive; `undefined` where it refuses it. */
function real(helm: string, archive: Uint8Array): string | undefined {
  const file = join(folder, "c.tgz");
  writeFileSync(file, archive);
  const ended = spawnSync(helm, ["template", "rel", file], { encoding: "utf8" });
  return ended.status === 0 ? ended.stdout : undefined;
}

function own(archive: Uint8Array, helm: 3 | 4): string | undefined {
  const { chart } = loadChart(archive, helm);
  const manifests = chart === undefined ? undefined : renderChart(chart, { helm, name: "rel" }).manifests;
  return manifests === undefined ? undefined : Buffer.from(bytesOf(manifests)).toString();
}

const majors = [3, 4] as const;
const numbered = <T>(all: Readonly<Record<string, T>>) =>
  Object.entries(all).map(([title, each], at) => [title, each, at] as const);

type Refusal = "refused by us" | undefined;

/**
 * Both see the same files, or we refuse the archive. `refusal` says that we do although Helm does not.
 *
 * @param at where it stands among others, which says which Helm is asked in this run
 */
function holds(archive: Uint8Array, refusal: Refusal, at: number): void {
  for (const helm of majors.filter((major) => isTurnOf(major, at))) {
    const expected = real(inject("tools")[`helm${helm}`], archive);
    const found = own(archive, helm);
    if (refusal === undefined) expect(found, `Helm ${helm}`).toBe(expected);
    else {
      expect(found).toBeUndefined();
      expect(expected).toBeDefined();
    }
  }
}

const long = `c/templates/${"long/".repeat(30)}x.yaml`;

const entries: Readonly<Record<string, readonly MadeEntry[]>> = {
  "what is usual": [...usual, evil],
  "a folder whose header tells a size": [
    ...usual,
    { name: "c/templates/", type: "5", size: 1024, isBare: true },
    evil,
  ],
  "a file whose name ends in a slash": [...usual, { ...evil, name: "c/templates/evil.yaml/" }],
  "one of the oldest format, whose slash makes it a folder": [
    ...usual,
    { name: "c/templates/x/", type: "\0", format: "v7", size: 512, isBare: true },
    evil,
  ],
  "one of the oldest format": [...usual, { ...evil, type: "\0", format: "v7" }],
  "a folder by its mode": [...usual, { ...evil, mode: "0040755" }],
  "a folder by its mode, of another format": [...usual, { ...evil, mode: "0040755", format: "gnu" }],
  "a PAX size of nothing": [
    ...usual,
    pax(["size", "0"]),
    { name: "c/templates/empty.yaml", size: 1024, isBare: true },
    evil,
  ],
  "a PAX size that is more": [...usual, pax(["size", "1024"]), { name: "c/a", size: 0, isBare: true }, evil],
  "a PAX size of a folder": [...usual, pax(["size", "1024"]), { name: "c/d/", type: "5" }, evil],
  "a PAX size below nothing": [...usual, pax(["size", "-1"]), evil],
  "a PAX size that is no number": [...usual, pax(["size", "1x"]), evil],
  "a PAX size with a sign": [...usual, pax(["size", "+3"]), { name: "c/a", content: "abc" }],
  "an empty PAX size": [...usual, pax(["size", ""]), evil],
  "a path within a comment": [...usual, pax(["comment", "a\n30 path=c/templates/_evil.yaml\n"]), evil],
  "two PAX paths": [
    ...usual,
    pax(["path", "c/templates/_a.tpl"], ["path", "c/templates/b.yaml"]),
    { name: "c/x", content: pod("b") },
  ],
  "an empty PAX path": [...usual, pax(["path", ""]), evil],
  "a PAX path with a zero": [...usual, pax(["path", "c/a\0b"]), evil],
  "two PAX headers": [
    ...usual,
    pax(["path", "c/templates/a.yaml"]),
    pax(["mtime", "1"]),
    { name: "c/templates/b.yaml", content: pod("b") },
  ],
  "a PAX record whose length is wrong": [...usual, pax("9 path=c/a\n"), evil],
  "a PAX record without an end": [...usual, pax("9 path=ab"), evil],
  "a PAX record without a key": [...usual, pax("6 =a\n\n"), evil],
  "a PAX record with zeros in front": [...usual, pax("0011 path=c/a\n"), { name: "c/b", content: "b" }],
  "a PAX time that is none": [...usual, pax(["mtime", "soon"]), evil],
  "a PAX owner that is none": [...usual, pax(["uid", "root"]), evil],
  "a PAX header for all": [...usual, { ...pax(["path", "c/templates/a.yaml"]), type: "g" }, evil],
  "a PAX header for all between another and its file": [
    ...usual,
    pax(["path", "c/templates/_evil.tpl"]),
    { ...pax(["comment", "x"]), type: "g" },
    evil,
  ],
  "a broken PAX header for all": [...usual, { ...pax("x"), type: "g" }, evil],
  "a long name": [...usual, { name: "././@LongLink", type: "L", content: `${long}\0` }, evil],
  "a long name over a PAX path": [
    ...usual,
    { name: "L", type: "L", content: `${long}\0` },
    pax(["path", "c/templates/_a.tpl"]),
    evil,
  ],
  "an empty long name": [...usual, { name: "L", type: "L", content: "\0" }, evil],
  "a long name with more behind its zero": [
    ...usual,
    { name: "L", type: "L", content: "c/templates/a.yaml\0_evil" },
    evil,
  ],
  "a long link": [...usual, { name: "././@LongLink", type: "K", content: "x".repeat(200) }, evil],
  "a symbolic link": [...usual, { name: "c/a", type: "2", link: "/etc/passwd" }, evil],
  "a symbolic link that tells a size": [
    ...usual,
    { name: "c/a", type: "2", link: "x", size: 5, isBare: true },
  ],
  "a hard link": [...usual, { name: "c/templates/a.yaml", type: "1", link: "c/values.yaml" }, evil],
  "a device": [...usual, { name: "c/a", type: "3" }, evil],
  "an unknown type": [...usual, { ...evil, type: "Q" }],
  "a contiguous file": [...usual, { ...evil, type: "7" }],
  "a prefix": [...usual, { ...evil, name: "evil.yaml", prefix: "c/templates" }],
  "a prefix of another format": [
    ...usual,
    { ...evil, name: "evil.yaml", prefix: "c/templates", format: "star" },
  ],
  "a prefix that an old Go wrote": [
    ...usual,
    { ...evil, name: "evil.yaml", prefix: "c/templates", format: "gnu" },
  ],
  "a bad checksum": [...usual, { ...evil, after: [[148, "000001\0 "]] }],
  "a bad checksum of the first": [{ ...metadata, after: [[0, "d"]] }, list],
  "an owner that is no number": [...usual, { ...evil, over: [[108, "root\0\0\0\0"]] }],
  "a size in base 256": [
    ...usual,
    { ...evil, over: [[124, `\x80${"\0".repeat(10)}${String.fromCharCode(evil.content?.length ?? 0)}`]] },
  ],
  "a size below nothing": [...usual, { ...evil, over: [[124, "\xff".repeat(12)]] }],
  "a size that is too large for anything": [...usual, { ...evil, over: [[124, `\x80${"\xff".repeat(11)}`]] }],
  "a size with spaces": [...usual, { name: "c/a", content: "abc", over: [[124, "         3 \0"]] }],
  "a size with a zero within": [...usual, { name: "c/a", content: "abc", over: [[124, "3\x004444444444"]] }],
  "a size that is no number": [...usual, { ...evil, over: [[124, "00000000009\0"]] }],
  "a name that is no UTF-8": [...usual, { ...evil, name: "c/templates/\xff.yaml" }],
  "a name that climbs": [...usual, { ...evil, name: "c/../../evil.yaml" }],
  "a name that climbs and comes back": [...usual, { ...evil, name: "c/a/../templates/evil.yaml" }],
  "a name of Windows": [...usual, { ...evil, name: "c\\templates\\evil.yaml" }],
  "an absolute name": [...usual, { ...evil, name: "/templates/evil.yaml" }],
  "a name without a folder": [...usual, { ...evil, name: "evil.yaml" }],
  "an empty name": [...usual, { ...evil, name: "" }],
  "Chart.yaml without a folder": [...usual, { ...metadata, name: "Chart.yaml" }],
  "another folder": [...usual, { ...evil, name: "d/templates/evil.yaml" }],
  "a file behind a file": [...usual, { ...evil, name: "c/templates/list.yaml/evil.yaml" }],
  "a mark of UTF-8": [
    { ...metadata, content: `\xef\xbb\xbf${metadata.content}` },
    list,
    { name: "c/a", content: "\xef\xbb\xbfa" },
  ],
  "an archive that is no file": [
    ...usual,
    { name: "c/charts/d.tgz/Chart.yaml", content: "apiVersion: v2\nname: d\nversion: 1.0.0\n" },
  ],
};

describe("an entry is what it is for Helm", () => {
  test.each(numbered(entries))("%s", (_, all, at) => holds(gzip(makeTar(all)), undefined, at));
});

/** What we refuse although Helm takes it, each with the reason that the message gives. */
const refusals: Readonly<Record<string, readonly MadeEntry[]>> = {
  "a second Chart.yaml, which Helm joins with the first": [
    ...usual,
    { ...metadata, content: "description: x\n" },
  ],
  "a template that stands twice": [...usual, evil, { ...evil, content: pod("other") }],
  "one file by two names": [...usual, evil, { ...evil, name: "d/templates/./evil.yaml" }],
  "a sparse file": [
    ...usual,
    pax(
      ["GNU.sparse.major", "0"],
      ["GNU.sparse.minor", "1"],
      ["GNU.sparse.numblocks", "0"],
      ["GNU.sparse.map", ""],
      ["GNU.sparse.size", "5"],
    ),
    { name: "c/a" },
  ],
};

describe("what is refused because nobody would expect what Helm makes of it", () => {
  test.each(numbered(refusals))("%s", (_, all, at) => holds(gzip(makeTar(all)), "refused by us", at));
});

const tar = makeTar([...usual, evil]);
const bare = makeTar([...usual, evil], 0);
const zeros = (length: number) => Buffer.alloc(length);
const archives: Readonly<Record<string, Uint8Array>> = {
  "no end": gzip(bare),
  "one block of zeros at the end": gzip(makeTar([...usual, evil], 1)),
  "one block of zeros between entries": gzip(Buffer.concat([makeTar(usual, 1), makeTar([evil])])),
  "more behind the end": gzip(Buffer.concat([makeTar(usual), makeTar([evil])])),
  "an end within a header": gzip(bare.subarray(0, bare.length - 600)),
  "an end within a file": gzip(Buffer.concat([bare, makeTar([evil], 0).subarray(0, 520)])),
  "an end within what fills a block up": gzip(bare.subarray(0, bare.length - 100)),
  "zeros behind gzip": Buffer.concat([gzip(tar), zeros(1024)]),
  "zeros behind gzip, where the archive has no end": Buffer.concat([gzip(bare), zeros(1024)]),
  "a text behind gzip": Buffer.concat([gzip(tar), Buffer.from("text")]),
  "two members": Buffer.concat([gzip(makeTar(usual, 0)), gzip(makeTar([evil]))]),
  "two members, the second in the middle of an entry": Buffer.concat([
    gzip(tar.subarray(0, 700)),
    gzip(tar.subarray(700)),
  ]),
  "an empty member": Buffer.concat([gzip(makeTar(usual, 0)), gzip(zeros(0)), gzip(makeTar([evil]))]),
  "a wrong checksum behind the end": gzip(tar, 1),
  "a wrong checksum, where the archive has no end": gzip(bare, 1),
  "a wrong checksum of the first of two members": Buffer.concat([
    gzip(makeTar(usual, 0), 1),
    gzip(makeTar([evil])),
  ]),
  "a gzip file that is cut off": gzip(tar).subarray(0, -20),
  "a gzip file whose trailer is cut off": gzip(bare).subarray(0, -3),
  "a gzip header with a name": gzip(tar, undefined, 8, "name\0"),
  "a gzip header with all that it can have": gzip(tar, undefined, 28, "\x02\0abname\0comment\0"),
  "a gzip header with a wrong sum": gzip(tar, undefined, 2, "ab"),
  "a gzip header with a name that is too long": gzip(tar, undefined, 8, `${"n".repeat(600)}\0`),
  "no gzip file": tar,
  nothing: zeros(0),
};

describe("an archive is what it is for Helm", () => {
  test.each(numbered(archives))("%s", (_, archive, at) => holds(archive, undefined, at));
});

/** Archives with bytes of headers changed, and with entries of any sort. */
const any = fc
  .record({
    type: fc.constantFrom("0", "\0", "1", "2", "5", "7", "L", "K", "x", "g", "Q"),
    name: fc.constantFrom(
      "c/templates/",
      "c/templates/a.yaml",
      "c/a",
      "c/templates/b.yaml/",
      "c\\t",
      "c/../x",
    ),
    content: fc.constantFrom(
      "",
      pod("a"),
      "c/templates/n.yaml\0",
      "19 path=c/templates\n",
      "9 size=0\n",
      "12 size=512\n",
    ),
    size: fc.option(fc.constantFrom(0, 1, 512, 1024, 1536), { nil: undefined }),
    mode: fc.constantFrom("0000644", "0040755", "0120777", "       "),
    format: fc.constantFrom("ustar", "gnu", "v7", "star"),
    isBare: fc.boolean(),
    over: fc.array(
      fc.tuple(fc.integer({ min: 100, max: 511 }), fc.constantFrom("\0", " ", "7", "8", "\x80", "\xff", "/")),
      { maxLength: 2 },
    ),
  })
  .map(({ size, ...entry }): MadeEntry => (size === undefined ? entry : { ...entry, size }));

test("and whatever else is in it: the same files, or we refuse it", () => {
  fc.assert(
    fc.property(
      fc.array(any, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 0, max: 3 }),
      fc.nat(600),
      fc.constantFrom(...majors),
      (made, end, cut, helm) => {
        const whole = makeTar([...usual, ...made, evil], end);
        const archive = gzip(cut < 300 ? whole : whole.subarray(0, whole.length - cut));
        const found = own(archive, helm);
        if (found !== undefined) expect(found).toBe(real(inject("tools")[`helm${helm}`], archive));
      },
    ),
    inject("effort").properties["engine/archives"],
  );
}, 240_000);
