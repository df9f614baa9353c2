import { globMatcher } from "../chart/glob.ts";
import type { ChartFile } from "../chart/load.ts";
import { base } from "../functions/paths-and-urls.ts";
import { toYaml } from "../functions/to-yaml.ts";
import { bytesToBase64 } from "../value/base64.ts";
import { sortedKeys } from "../value/keys.ts";
import { bytesOf, textOf } from "../value/text.ts";
import { type Method, MethodDict, strings, type Value } from "../value/value.ts";

/** What `.Files` is: contents by path, with methods. */
export class Files extends MethodDict {
  override goType = "engine.files";

  static of(files: readonly ChartFile[]): Files {
    const made = new Files();
    for (const { path, content } of files)
      made.set(path, typeof content === "string" ? bytesOf(content) : content);
    return made;
  }

  #bytes(path: string): Uint8Array {
    const content = this.get(path);
    return content instanceof Uint8Array ? content : new Uint8Array(0);
  }

  #glob(pattern: string): Files {
    const matches = globMatcher(pattern);
    const found = new Files();
    for (const [path, content] of this) if (matches(path)) found.set(path, content);
    return found;
  }

  #lines(path: string): Value {
    const text = textOf(this.#bytes(path));
    return strings(text === "" ? [] : text.replace(/\n$/, "").split("\n"));
  }

  /** A map of file names to contents as YAML; where two files have one name, the last one by path counts. */
  #yaml(contentOf: (content: Uint8Array) => string): string {
    const entries = sortedKeys(this).map((path) => [base(path), contentOf(this.#bytes(path))] as const);
    return toYaml(new Map<string, Value>(entries));
  }

  copied(copy: (value: Value) => Value): Files {
    const files = new Files();
    for (const [path, content] of this) files.set(path, copy(content));
    return files;
  }

  method(name: string): Method | undefined {
    switch (name) {
      case "Get":
        return { params: ["string"], call: (path) => textOf(this.#bytes(path as string)) };
      case "GetBytes":
        return { params: ["string"], call: (path) => this.#bytes(path as string) };
      case "Glob":
        return { params: ["string"], call: (pattern) => this.#glob(pattern as string) };
      case "Lines":
        return { params: ["string"], call: (path) => this.#lines(path as string) };
      case "AsConfig":
        return { params: [], call: () => this.#yaml(textOf) };
      case "AsSecrets":
        return { params: [], call: () => this.#yaml(bytesToBase64) };
      default:
        return undefined;
    }
  }
}
