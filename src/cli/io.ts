/** Where a command is run and where it writes. Tests give their own. */
export interface CliIo {
  /** Results: what another program may read. */
  out(text: string): void;
  /** Progress and errors: what a person reads. */
  err(text: string): void;
  /** The folder that relative paths start from. */
  readonly cwd: string;
}
