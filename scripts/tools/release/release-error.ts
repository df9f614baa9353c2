/** Why a publisher's release cannot be used, as half a sentence about it. */
export class ReleaseError extends Error {
  override readonly name: string = "ReleaseError";
}

/** A file that is not what its publisher, or this repository, says it is. */
export class ChecksumError extends ReleaseError {
  override readonly name = "ChecksumError";
}
