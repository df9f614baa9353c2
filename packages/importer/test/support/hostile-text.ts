import fc from "fast-check";

/** Code that shows that it ran: by a file, whatever is in scope. */
export function running(file: string): string {
  return `process.getBuiltinModule("node:fs").writeFileSync(${JSON.stringify(file)},"ran")`;
}

/** Texts that would end whatever they stand in, and run code behind it. */
export function hostileTexts(file: string): readonly string[] {
  const run = running(file);
  return [
    `"+${run}+"`,
    `'+${run}+'`,
    `\`+${run}+\``,
    `\${${run}}`,
    `{${run}}`,
    `\\\${${run}}`,
    `\\"+${run}//`,
    `*/${run}/*`,
    `*/ Object({x:[Object({//`,
    `*/}}${run}{{/*`,
    `\n${run}//`,
    `\r${run}//`,
    `\u2028${run}//`,
    `\u2029${run}//`,
    `\u0085${run}`,
    `}});${run};({`,
    `]),${run},([`,
    `);${run}//`,
    `x } from "node:fs"; ${run}; /*`,
    `writeFileSync as W } from "node:fs"; W(${JSON.stringify(file)}, "code ran"); /*`,
    `";import ${JSON.stringify(file)};"`,
    `=${run}`,
    `(${run})`,
    `[${run}]`,
    `get x(){${run}}`,
    `-->${run}`,
    `<!--`,
    `#!`,
    `$`,
    `\\`,
    `\u202e`,
    `\ud800`,
    `\u0000`,
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "then",
    "default",
    "class",
    "await",
    "import.meta",
    "text",
    "resource",
    "values",
    "v",
    "blocks",
    "",
    " ",
    "0x",
    "é",
    "a b",
    "../../x",
    "/x",
  ];
}

/** One of them, several of them, or any text at all. */
export function hostileText(file: string): fc.Arbitrary<string> {
  const one = fc.constantFrom(...hostileTexts(file));
  return fc.oneof(
    { weight: 4, arbitrary: one },
    { weight: 2, arbitrary: fc.array(one, { minLength: 2, maxLength: 4 }).map((parts) => parts.join("")) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
  );
}
