/** What does not show, or makes the rest of a line show as something else: controls, marks of direction, line ends. */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text as a literal in quotes, on one line. */
export function textLiteral(text: string): string {
  return JSON.stringify(text).replaceAll(hidden, escapes);
}

/** A text as it stands between two backticks, on one line; expressions can follow it. */
export function templatePart(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return inner.replaceAll("`", "\\`").replaceAll("${", "\\${").replaceAll(hidden, escapes);
}

/** A text of several lines, as lines between backticks. */
export function linesLiteral(text: string): string {
  return `\`${text.split("\n").map(templatePart).join("\n")}\``;
}

/** A comment above a declaration, which nothing in its text ends. */
export function docComment(text: string): string {
  const lines = text.replaceAll("*/", "* /").split(/[\n\r\u2028\u2029]+/);
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return `/**\n${lines.map((line) => ` * ${line}\n`).join("")} */`;
}

function escapes(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
