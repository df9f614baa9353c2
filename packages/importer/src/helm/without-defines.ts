const action = /\{\{-?\s*(\/\*[\s\S]*?\*\/|(?:"(?:\\.|[^"\\])*"|`[^`]*`|[^}"`]|\}(?!\}))*?)\s*-?\}\}/g;

/** A file of named templates without some of them. */
export function withoutDefines(text: string, names: ReadonlySet<string>): string {
  let kept = "";
  let from = 0;
  let depth = 0;
  let isDropped = false;
  for (const match of text.matchAll(action)) {
    const [whole, body = ""] = match;
    const word = /^\w+/.exec(body)?.[0] ?? "";
    if (["if", "range", "with", "block", "define"].includes(word)) {
      const name = /^define\s+"([^"]*)"/.exec(body)?.[1];
      if (depth === 0 && name !== undefined && names.has(name)) {
        kept += text.slice(from, match.index);
        isDropped = true;
      }
      depth++;
    } else if (word === "end") {
      depth--;
      if (depth === 0 && isDropped) {
        from = match.index + whole.length;
        isDropped = false;
      }
    }
  }
  return kept + text.slice(from);
}
