import { find } from "../path/find.ts";
import { PathError } from "../path/node.ts";
import type { DocumentSelector } from "../suite/suite.ts";
import { isEqual, type Mapping } from "../yaml/data.ts";

type ByTemplate = ReadonlyMap<string, readonly Mapping[]>;

/** The documents that an assertion looks at, or why there are none. */
export type Selected = { readonly documents: ByTemplate } | { readonly problem: string };

/** Those at an index of each template; all without one. */
export function selectByIndex(all: ByTemplate, index: number): Selected {
  const found = new Map<string, readonly Mapping[]>();
  for (const [template, documents] of all) {
    const document = documents[index];
    if (document === undefined)
      return { problem: `${template} has no document ${index}: it gives ${documents.length}.` };
    found.set(template, [document]);
  }
  return { documents: found };
}

/** Those that have a value at a path. */
export function selectByPath(all: ByTemplate, selector: DocumentSelector): Selected {
  const { path, value, matchMany, skipEmptyTemplates } = selector;
  const found = new Map<string, readonly Mapping[]>();
  let count = 0;
  try {
    for (const [template, documents] of all) {
      const fitting = documents.filter((document) =>
        find(document, path).some((actual) => value === undefined || isEqual(value, actual)),
      );
      count += fitting.length;
      if (fitting.length === 0 && !skipEmptyTemplates)
        return { problem: `No document of ${template} is what documentSelector asks for at ${path}.` };
      if (!matchMany && count > 1)
        return { problem: `Several documents are what documentSelector asks for at ${path}: set matchMany.` };
      if (fitting.length > 0) found.set(template, fitting);
    }
  } catch (error) {
    if (!(error instanceof PathError)) throw error;
    return { problem: `${error.message}.` };
  }
  return { documents: found };
}
