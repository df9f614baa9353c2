/** The parts of an image's name, as far as they are given. */
export interface ImageParts {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Takes the name of an image apart; `undefined` where it is none. */
export function parseImage(text: string): ImageParts | undefined {
  const match = /^(?:([^/@\s]+)\/)?([^@:\s]+)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, first, rest = "", tag, digest] = match;
  // As Docker has it: the first part is a registry where it looks like a host.
  const isRegistry = first !== undefined && (/[.:]/.test(first) || first === "localhost");
  if (isRegistry) return { registry: first, repository: rest, tag, digest };
  if (first?.includes(":") === true) return undefined;
  return {
    registry: undefined,
    repository: first === undefined ? rest : `${first}/${rest}`,
    tag,
    digest,
  };
}
