import {
  choose,
  type Expr,
  eq,
  type HelperOptions,
  helper,
  sha256,
  text,
  trimSuffix,
  trunc,
} from "@chartwright/model";
import type { BlockContext } from "./context.ts";

/** What a hash takes at the end of a name. */
const hashLength = 8;

/** A name with a hash behind it, of at most `longest` characters. */
export function hashedName({ names }: BlockContext, hash: Expr<string>, longest: number): Expr<string> {
  const room = longest - hashLength - 1;
  return text`${trimSuffix(trunc(names.fullname, room), "-")}-${trunc(hash, hashLength)}`;
}

/**
 * The chart's full name, for a kind whose controller adds to it: a CronJob's or a StatefulSet's has 52 characters.
 * A longer one ends with a hash, so that two releases never share it.
 */
export function shortName(
  context: BlockContext,
  name: string,
  options: Pick<HelperOptions, "doc"> & { readonly longest: number },
): Expr<string> {
  const { fullname } = context.names;
  const { longest, doc } = options;
  return helper(
    name,
    choose(eq(trunc(fullname, longest), fullname), fullname, hashedName(context, sha256(fullname), longest)),
    { doc, plain: true },
  );
}
