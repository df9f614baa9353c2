/** The text of an expression within an action, and whether it stands as an argument without parentheses. */
export interface Printed {
  readonly text: string;
  readonly form: "atom" | "call" | "pipe";
}

export const atom = (text: string): Printed => ({ text, form: "atom" });
export const called = (name: string, ...args: string[]): Printed => ({
  text: [name, ...args].join(" "),
  form: "call",
});

/** An expression as an argument: in parentheses unless it is a single word. */
export function parenthesised(printed: Printed): string {
  return printed.form === "atom" ? printed.text : `(${printed.text})`;
}
