/** What the machine refused, in words for whoever called. */
export interface MachineProblem {
  /** What, where and why. */
  readonly message: string;
  readonly fix: string;
}

const again = "Nothing is half-written: run it again then.";

/** Why, and what to do, by the code that Node gives an error of the system. */
const reasons: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  EACCES: ["permission is denied", "Change its permissions, or run as a user who has them."],
  EBUSY: ["it is in use", "End what uses it."],
  EDQUOT: ["the quota is used up", `Free some space. ${again}`],
  EEXIST: ["something of its name is there already", "Name another place, or move that away."],
  EFBIG: ["it is larger than may be written", "Raise the limit (ulimit -f)."],
  EIO: ["the device fails", "Look at the machine's log."],
  EISDIR: ["it is a folder, where a file is wanted", "Name a file."],
  ELOOP: ["its links lead in a circle", "Remove one of them."],
  EMFILE: ["too many files are open", "Raise the limit (ulimit -n)."],
  ENAMETOOLONG: ["its name is too long", "Give it a shorter one."],
  ENFILE: ["too many files are open on the machine", "End what has them open."],
  ENOENT: ["it is not there", "Look whether something else removes files there. Nothing is half-written."],
  ENOSPC: ["the disk is full", `Free some space. ${again}`],
  ENOTDIR: ["a part of its path is no folder", "Name a path in a folder."],
  ENOTEMPTY: ["something else writes there meanwhile", `End that. ${again}`],
  EPERM: ["the system does not permit it", "Change its permissions, or run as a user who has them."],
  EROFS: ["it lies on a file system that is read-only", "Name a place that can be written."],
};

const doing: Readonly<Record<string, string>> = {
  copyfile: "copied",
  mkdir: "made",
  mkdtemp: "made",
  open: "opened",
  read: "read",
  readlink: "read",
  rename: "put in place",
  rm: "removed",
  rmdir: "removed",
  scandir: "read",
  symlink: "made",
  unlink: "removed",
  write: "written",
};

/** What an error of the system is about; undefined where it is none, and so a fault of ours. */
export function machineProblem(error: unknown): MachineProblem | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = "", syscall = "", path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const [why, fix] = reasons[code] ?? [];
  if (why === undefined || fix === undefined || syscall === "") return undefined;
  const what = dest ?? path ?? "A file";
  return { message: `${what} cannot be ${doing[syscall] ?? "used"}: ${why} (${code}).`, fix };
}
