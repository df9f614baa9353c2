/** Lines of a template, without their line ends. */
export type Lines = readonly string[];

export const pad = (indent: number): string => " ".repeat(indent);

/** An action that leaves no line of its own behind. */
export function control(indent: number, action: string): string {
  return `${pad(indent)}{{- ${action} }}`;
}
