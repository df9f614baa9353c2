import { identifier } from "./identifier.ts";
import { docComment, textLiteral } from "./literal.ts";
import type { ImportCode, ImportedName, ModuleCode, Statement } from "./module.ts";
import { print, propertyName, width } from "./print.ts";

/** The text of a module. No other function makes TypeScript of what was imported. */
export function printModule({ imports, statements }: ModuleCode): string {
  const head = imports.map(printImport).join("");
  const body = statements.map(printStatement).join("");
  return head === "" ? body : `${head}\n${body}`;
}

function printImport({ from, names }: ImportCode): string {
  const isOfTypes = names.every(({ isType }) => isType === true);
  const written = names.map((each) => printName(each, isOfTypes));
  const word = isOfTypes ? "import type" : "import";
  const flat = `${word} { ${written.join(", ")} } from ${textLiteral(from)};\n`;
  if (flat.length <= width + 1) return flat;
  return `${word} {\n${written.map((each) => `  ${each},\n`).join("")}} from ${textLiteral(from)};\n`;
}

function printName({ exported, local, isType }: ImportedName, isOfTypes: boolean): string {
  const own = exported === local ? identifier(local) : `${identifier(exported)} as ${identifier(local)}`;
  return isType === true && !isOfTypes ? `type ${own}` : own;
}

function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case "fixed":
      return statement.text;
    case "constant": {
      const { name, doc, type, isAsConst, value } = statement;
      const comment = doc === undefined ? "" : `${docComment(doc)}\n`;
      const head = `export const ${identifier(name)}${type === undefined ? "" : `: ${type}`} = `;
      const end = isAsConst ? " as const;\n" : ";\n";
      return `${comment}${head}${print(value, 0, head.length, end.length - 1)}${end}`;
    }
    case "default": {
      const { fn, properties, apartFrom } = statement;
      const entries = properties.map(({ key, value }, index) => {
        const name = propertyName(key);
        const apart = index >= apartFrom ? "\n" : "";
        return `${apart}  ${name}: ${print(value, 1, name.length + 2)},\n`;
      });
      return `export default ${identifier(fn)}({\n${entries.join("")}});\n`;
    }
  }
  statement satisfies never;
  return "";
}
