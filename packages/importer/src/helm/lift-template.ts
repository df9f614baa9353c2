import { type ListNode, parseTemplate } from "@chartwright/engine";
import { goTags } from "@chartwright/validator";
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseAllDocuments,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
} from "yaml";
import { type Code, call, cast, data, list, object, spread } from "../code/code.ts";
import { problemOfKind } from "../kubernetes-names.ts";
import { fieldType, isNarrow, isSameField } from "./field-types.ts";
import { joined } from "./lift-expression.ts";
import { type Block, closed, kept, type Part } from "./lifted-parts.ts";
import { type Hole, inlineMark, markText } from "./mark-text.ts";
import { markKey, placeMarks } from "./place-marks.ts";
import type { ChartScope, Lifted } from "./scope.ts";
import { unliftable } from "./unliftable.ts";

/** An object of a template, in the model. */
export interface LiftedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly body: Code;
  /** Rendered only where these are true. */
  readonly conditions: readonly Code[];
}

/** Lifts a template into the model. @throws Unliftable where it has no form there */
export function liftTemplate(path: string, source: string, chart: ChartScope): readonly LiftedResource[] {
  const tree = parseTemplate(path, source, { has: () => true }).find((each) => each.name === path);
  if (tree === undefined) return [];
  const marked = markText(tree.root, chart);
  const documents = parseAllDocuments(placeMarks(marked), {
    version: "1.1",
    customTags: goTags,
    uniqueKeys: false,
    prettyErrors: false,
  });
  return [...documents].flatMap((document) => {
    const [error] = document.errors;
    if (error !== undefined) unliftable(`actions that cut its YAML apart (${error.message})`);
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    if (!isMap(contents)) unliftable("a document that is no mapping");
    return [new Lifting(marked.holes).resource(contents)];
  });
}

/** Lifts a named template that gives entries of a mapping. */
export function liftMapping(root: ListNode, chart: ChartScope): Code {
  const marked = markText(root, chart);
  const document = parseDocument(placeMarks(marked), {
    version: "1.1",
    customTags: goTags,
    uniqueKeys: false,
    prettyErrors: false,
  });
  if (document.errors.length > 0 || !isMap(document.contents)) unliftable("text that is no mapping");
  return new Lifting(marked.holes).mapping(document.contents);
}

type Path = readonly (string | number)[];

class Lifting {
  readonly #holes: readonly Hole[];
  #kind = "";

  constructor(holes: readonly Hole[]) {
    this.#holes = holes;
  }

  resource(contents: YAMLMap): LiftedResource {
    let items = contents.items;
    const conditions: Code[] = [];
    for (;;) {
      const first = this.#markAt(items[0]);
      const last = this.#markAt(items.at(-1));
      if (first?.kind !== "begin" || last?.kind !== "end" || first.id !== last.id) break;
      const hole = this.#holes[first.id];
      const hasElse = items.some((item) => {
        const mark = this.#markAt(item);
        return mark?.kind === "else" && mark.id === first.id;
      });
      if (hole === undefined) unliftable("a mark of nothing");
      if (hole.kind === "range" || hasElse)
        unliftable(hasElse ? "an object or another one" : "an object for each of several");
      conditions.push(hole.value.code);
      items = items.slice(1, -1);
    }
    const literal = (key: string): string => {
      const pair = items.find((item) => isScalar(item.key) && item.key.value === key);
      const value = isScalar(pair?.value) ? pair.value.value : undefined;
      if (typeof value !== "string" || inlineMark.test(value)) unliftable(`a ${key} that is made`);
      return value;
    };
    const apiVersion = literal("apiVersion");
    this.#kind = literal("kind");
    const problem = problemOfKind(apiVersion, this.#kind);
    if (problem !== undefined) unliftable(`an object of which ${problem.message.replace(/\.$/, "")}`);
    const rest = items.filter(
      (item) => !(isScalar(item.key) && ["apiVersion", "kind", "status"].includes(String(item.key.value))),
    );
    const body = this.#mapping(this.#partsOfMap(rest, []));
    return { apiVersion, kind: this.#kind, body, conditions };
  }

  mapping(contents: YAMLMap): Code {
    return this.#mapping(this.#partsOfMap(contents.items, ["labels"]));
  }

  #markAt(item: unknown): { kind: string; id: number } | undefined {
    const key = isPair(item) ? item.key : item;
    const match = isScalar(key) && typeof key.value === "string" ? markKey.exec(key.value) : null;
    return match === null ? undefined : { kind: match[1] ?? "", id: Number(match[2]) };
  }

  #node(node: YamlNode | null | undefined, path: Path): Code {
    if (isMap(node)) return this.#mapping(this.#partsOfMap(node.items, path));
    if (isSeq(node)) return this.#sequence(node, path);
    if (isScalar(node)) return this.#scalar(node.value, node.type === "PLAIN", path);
    if (node === null || node === undefined) return data(null);
    return unliftable("an alias");
  }

  #scalar(value: unknown, isPlain: boolean, path: Path): Code {
    if (typeof value !== "string") return data(value as never);
    if (value.includes("__cw_")) unliftable("a block within a text");
    const pieces = value.split(new RegExp(inlineMark, "g"));
    if (pieces.length === 1) return data(value);
    const lifted = pieces.map((piece, index) => (index % 2 === 1 ? this.#valueOf(Number(piece)) : piece));
    const parts = lifted.filter((part) => part !== "");
    const [first] = parts;
    if (parts.length === 1 && first !== undefined && typeof first !== "string") {
      if (isPlain || first.type === "string") return this.#field(first, path, false);
      return call("toText", first.code);
    }
    return joined(parts).code;
  }

  #valueOf(id: number): Lifted {
    return this.#holes[id]?.value ?? unliftable("a mark of nothing");
  }

  /** A value in a field: what the field takes says more of the value, where nothing was known. */
  #field(value: Lifted, path: Path, isWhole: boolean): Code {
    const { shape, code } = value;
    if (shape === undefined) return code;
    const type = fieldType(this.#kind, path);
    if (type !== undefined && (shape.default === undefined || type.takes(shape.default)))
      shape.field ??= type;
    const isOfField = type !== undefined && shape.field !== undefined && isSameField(type, shape.field);
    const fits = isOfField && !shape.isRead;
    const isOther = type !== undefined && shape.field !== undefined && !isOfField;
    const isOfAnyType = value.type === "unknown" && shape.field === undefined;
    const isOptional = value.isOptional === true;
    const isTooWide = isNarrow(path, isOptional) && !(fits && !isOptional);
    return isOther || isOfAnyType || (isWhole && !fits) || isTooWide ? cast(code) : code;
  }

  /** A value that is written as YAML, in place of a mapping or list as a whole. */
  #whole(value: Lifted, path: Path): Code {
    if (value.shape === undefined) return value.code;
    return this.#field(value, path, true);
  }

  #partsOfMap(items: readonly unknown[], path: Path): Part[] {
    return this.#parts(
      items,
      (item) => {
        if (!isPair(item) || !isScalar(item.key)) return unliftable("a key that is no text");
        const key = String(item.key.value);
        const mark = inlineMark.exec(key);
        if (mark !== null) {
          if (mark[0] !== key) unliftable("a key that is made");
          const made = this.#valueOf(Number(mark[1])).code;
          if (made.kind !== "name") unliftable("a key that is made");
          return {
            kind: "entry",
            key: `\ue000${made.name}`,
            value: this.#node(item.value as YamlNode, [...path, ""]),
          };
        }
        return { kind: "entry", key, value: this.#node(item.value as YamlNode, [...path, key]) };
      },
      path,
    );
  }

  #parts(items: readonly unknown[], make: (item: unknown) => Part, path: Path): Part[] {
    const root: Part[] = [];
    const blocks: Block[] = [];
    const put = (...parts: Part[]) => {
      const block = blocks.at(-1);
      (block === undefined ? root : (block.otherwise ?? block.then)).push(...parts);
    };
    for (const item of items) {
      const mark = this.#markAt(item);
      if (mark === undefined) put(make(item));
      else if (mark.kind === "yaml") put(this.#fragment(this.#valueOf(mark.id), isPair(item), path));
      else if (mark.kind === "begin") {
        const hole = this.#holes[mark.id];
        if (hole === undefined || hole.kind === "value") unliftable("a mark of nothing");
        blocks.push({ hole, id: mark.id, then: [], otherwise: undefined });
      } else {
        const block = blocks.at(-1);
        if (block?.id !== mark.id) unliftable("a block that begins and ends in different parts of an object");
        if (mark.kind === "else") block.otherwise = [];
        else {
          blocks.pop();
          put(...closed(block));
        }
      }
    }
    if (blocks.length > 0) unliftable("a block that begins and ends in different parts of an object");
    return root;
  }

  #fragment(value: Lifted, isInMap: boolean, path: Path): Part {
    const isWhole = value.shape !== undefined && !value.shape.isAny;
    if (!isInMap) return { kind: "spread", code: this.#whole(value, path), isDirect: isWhole };
    return { kind: "fragment", code: this.#whole(value, path), isDirect: isWhole };
  }

  #mapping(parts: readonly Part[]): Code {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === "fragment") return kept(only);
    const groups: Code[] = [];
    let entries: { key: string; value: Code }[] = [];
    const flush = () => {
      if (entries.length > 0) groups.push(object(entries));
      entries = [];
    };
    for (const part of parts) {
      if (part.kind === "entry") {
        if (part.key.startsWith("\ue000")) unliftable("a key that is made");
        if (entries.some(({ key }) => key === part.key))
          unliftable(`the key ${part.key}, which stands twice`);
        entries.push({ key: part.key, value: part.value });
      } else if (part.kind === "fragment") {
        flush();
        groups.push(part.code);
      } else unliftable("items within a mapping");
    }
    flush();
    if (groups.length === 0) return data(null);
    return groups.length === 1 ? (groups[0] as Code) : call("merge", ...groups);
  }

  #sequence(node: YAMLSeq, path: Path): Code {
    const parts = this.#parts(
      node.items,
      (item) => ({ kind: "item", value: this.#node(item as YamlNode, [...path, 0]) }),
      path,
    );
    const [only] = parts;
    if (parts.length === 1 && only?.kind === "spread") return kept(only);
    return list(
      parts.map((part) => {
        if (part.kind === "item") return part.value;
        if (part.kind !== "spread" || part.code.kind === "cast") return unliftable("a list within a list");
        if (part.isUnder === true) return unliftable("a list under a condition, within a list");
        return spread(part.code);
      }),
    );
  }
}
