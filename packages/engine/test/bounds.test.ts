import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { loadChart, renderChart } from "../src/index.ts";

function refusal(template: string): string | undefined {
  const { chart } = loadChart(
    new Map([
      ["Chart.yaml", "apiVersion: v2\nname: bad\nversion: 1.0.0"],
      ["templates/a.yaml", template],
    ]),
  );
  if (chart === undefined) return "does not load";
  const limits = { steps: 200_000, output: 1_000_000, items: 1_000_000 };
  return renderChart(chart, { limits }).diagnostics[0]?.code;
}

describe("a chart without an end is stopped", () => {
  test.each([
    ["a template that includes itself", '{{ define "x" }}{{ include "x" . }}{{ end }}{{ include "x" . }}'],
    ["a template that calls itself", '{{ define "x" }}{{ template "x" . }}{{ end }}{{ template "x" . }}'],
    ["a text that is its own template", '{{ $_ := set . "t" "{{ tpl .t . }}" }}{{ tpl .t . }}'],
  ])("%s", (_, template) => {
    expect(["CW6003", "CW6005"]).toContain(refusal(template));
  });

  test.each([
    ["a range over a large integer", "{{ range 1000000000 }}{{ end }}"],
    ["loops in loops", "{{ range 10000 }}{{ range 10000 }}x{{ end }}{{ end }}"],
    [
      "output that doubles",
      '{{ define "d" }}{{ $a := . }}{{ range 60 }}{{ $a = print $a $a }}{{ end }}{{ $a }}{{ end }}{{ include "d" "xxxxxxxxxx" }}',
    ],
    [
      "a text that doubles and is thrown away",
      '{{ $a := "x" }}{{ range 60 }}{{ $a = print $a $a }}{{ end }}',
    ],
    ["a list that doubles", "{{ $a := list 1 }}{{ range 60 }}{{ $a = concat $a $a }}{{ end }}"],
    ["output of a single loop", `{{ range 190000 }}${"x".repeat(1000)}{{ end }}`],
  ])("%s", (_, template) => {
    expect(refusal(template)).toBe("CW6005");
  });

  test.each([
    ["a list of too many numbers", "{{ until 2000000000 }}"],
    ["a text repeated too often", '{{ repeat 2000000000 "abc" }}'],
  ])("%s", (_, template) => {
    expect(refusal(template)).toBe("CW6003");
  });

  // Read as far as the stack goes, which is farther once the code was optimized: then `fromYaml` gives helm's reason.
  test("data nested without end", () => {
    expect(["CW6004", "CW6005"]).toContain(refusal('{{ fromYaml (repeat 100000 "[") }}'));
  });

  test("a pattern that others take exponential time for", () => {
    const template = `{{ regexMatch "^(a+)+$" (print (repeat 5000 "a") "b") }}`;
    expect(refusal(template)).toBe("CW6004");
  });

  test("aliases that grow without bounds", () => {
    const lines = Array.from(
      { length: 12 },
      (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(",")}]`,
    );
    const { diagnostics } = loadChart(
      new Map([
        ["Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0"],
        ["values.yaml", `a0: &a0 x\n${lines.join("\n")}`],
      ]),
    );
    expect(diagnostics[0]?.message).toContain("excessive aliasing");
  });
});

describe("values that mean harm are refused", () => {
  const files = new Map([["Chart.yaml", "apiVersion: v2\nname: a\nversion: 1.0.0"]]);

  test("50 MB of them, in no time", () => {
    const { chart } = loadChart(files);
    const start = performance.now();
    const text = "a: 1234567890\n".repeat(4_000_000);
    expect(chart && renderChart(chart, { values: [text] }).diagnostics[0]?.code).toBe("CW6005");
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test.each([
    ["lists in lists", "[".repeat(100_000)],
    ["maps in maps", Array.from({ length: 20_000 }, (_, at) => `${" ".repeat(at % 5000)}a:`).join("\n")],
  ])("%s", (_, text) => {
    const { chart } = loadChart(files);
    const given = chart && renderChart(chart, { values: [text] }).diagnostics[0]?.code;
    expect(["CW6002", "CW6005"]).toContain(given);
    const own = loadChart(new Map([...files, ["values.yaml", text]])).diagnostics[0]?.code;
    expect(["CW6001", "CW6002", "CW6005"]).toContain(own);
  });
});

/** A tar archive of one file. */
function tarOf(name: string, content: Uint8Array, size = content.length): Uint8Array {
  const header = new Uint8Array(512);
  const put = (text: string, at: number): void => header.set(new TextEncoder().encode(text), at);
  put(name, 0);
  put(size.toString(8).padStart(11, "0"), 124);
  put("0", 156);
  put("ustar", 257);
  // Its own field counts as spaces.
  put("        ", 148);
  put(
    header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0"),
    148,
  );
  header[154] = 0;
  const whole = new Uint8Array(512 + Math.ceil(content.length / 512) * 512 + 1024);
  whole.set(header);
  whole.set(content, 512);
  return whole;
}

/** Archives as one. */
function together(archives: readonly Uint8Array[]): Uint8Array {
  const bodies = archives.map((archive) => archive.subarray(0, -1024));
  const whole = new Uint8Array(bodies.reduce((sum, { length }) => sum + length, 1024));
  let at = 0;
  for (const body of bodies) {
    whole.set(body, at);
    at += body.length;
  }
  return whole;
}

describe("an archive that means harm is refused", () => {
  test.each([
    ["climbs out of its folder", tarOf("x/../../etc/passwd", new Uint8Array(1)), "parent directory"],
    ["has absolute paths", tarOf("x//etc/passwd", new Uint8Array(1)), "absolute paths"],
    [
      "holds too large a file",
      tarOf("x/big", new Uint8Array(6 * 1024 * 1024)),
      "larger than the maximum file size",
    ],
    ["claims more than it holds", tarOf("x/short", new Uint8Array(1), 1 << 20), "unexpected EOF"],
    ["has no files", new Uint8Array(1024), "no files"],
  ])("one that %s", (_, tar, message) => {
    expect(loadChart(gzipSync(tar)).diagnostics[0]?.message).toContain(message);
  });

  test("one that unpacks to far more than Helm takes", () => {
    const bomb = gzipSync(tarOf("x/big", new Uint8Array(130 * 1024 * 1024)), { level: 9 });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(loadChart(bomb).diagnostics[0]?.message).toContain("larger than the maximum");
  });

  test("one of many archives, each of which unpacks to what Helm takes", () => {
    const chartYaml = (name: string) =>
      tarOf(
        `${name}/Chart.yaml`,
        new TextEncoder().encode(`apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`),
      );
    const fills = Array.from({ length: 10 }, (_, at) =>
      tarOf(`sub/fill${at}`, new Uint8Array(5 * 1024 * 1024)),
    );
    const inner = gzipSync(together([chartYaml("sub"), ...fills]), { level: 9 });
    const subcharts = Array.from({ length: 8 }, (_, at) => tarOf(`top/charts/s${at}.tgz`, inner));
    const bomb = gzipSync(together([chartYaml("top"), ...subcharts]));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(loadChart(bomb).diagnostics[0]?.code).toBe("CW6005");
  });

  test("one that is no archive", () => {
    expect(loadChart(new Uint8Array([1, 2, 3])).diagnostics[0]?.code).toBe("CW6001");
  });
});
