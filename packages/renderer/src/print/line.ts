import type { Tree } from "../tree/tree.ts";

/** A line of a template, without its line end, and what it is printed for. */
export interface Line {
  readonly text: string;
  readonly tree: Tree;
}

export type Lines = readonly Line[];

export const pad = (indent: number): string => " ".repeat(indent);

/** An action that leaves no line of its own behind. */
export function control(indent: number, action: string): string {
  return `${pad(indent)}{{- ${action} }}`;
}

export function textOf(lines: Lines): string {
  return lines.map(({ text }) => text).join("\n");
}
