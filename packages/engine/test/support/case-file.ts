/** One case: a template and values, and what real helm makes of them. */
export interface Case {
  readonly title: string;
  /** YAML; empty where the case has none. */
  readonly values: string;
  readonly template: string;
  /** The output, or an error's message after `//! `, by the major of Helm. */
  readonly expected: Readonly<Record<3 | 4, string>>;
}

/**
 * Reads a case file. A case is `# title`, values and `---` where it has values, the template, `==>`, and the expected
 * output; `==> 3` and `==> 4` where the majors of Helm differ.
 */
export function parseCases(text: string): Case[] {
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [input = "", ...outputs] = part.replace(/\n+$/, "").split(/^(?===>)/m);
      const [title = "", ...rest] = input.replace(/\n$/, "").split("\n");
      const cut = rest.indexOf("---");
      const values = cut < 0 ? "" : rest.slice(0, cut).join("\n");
      return { title, values, template: rest.slice(cut + 1).join("\n"), expected: expectedOf(outputs) };
    });
}

function expectedOf(outputs: readonly string[]): Record<3 | 4, string> {
  const expected = { 3: "", 4: "" };
  for (const output of outputs) {
    const [mark = "", ...lines] = output.replace(/\n$/, "").split("\n");
    const text = lines.join("\n");
    const major = mark.slice("==>".length).trim();
    if (major !== "4") expected[3] = text;
    if (major !== "3") expected[4] = text;
  }
  return expected;
}

/** Writes a case file; {@link parseCases} reads it back. */
export function printCases(cases: readonly Case[]): string {
  return cases
    .map(({ title, values, template, expected }) => {
      const head = `# ${title}\n${values === "" ? "" : `${values}\n---\n`}${template}\n`;
      if (expected[3] === expected[4]) return `${head}==>\n${expected[3]}\n`;
      return `${head}==> 3\n${expected[3]}\n==> 4\n${expected[4]}\n`;
    })
    .join("\n");
}
