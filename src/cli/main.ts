import { commands } from "#cli/commands.ts";
import { runCli } from "#cli/run-cli.ts";
import { provideKernels } from "#core/kernels/provided-kernels.ts";
import { bestKernels } from "#kernels/wasm-kernels.ts";
import { version } from "#package";

// A reader that closes early (`lathe profile x.csv | head`) ends the output, not the program with a stack.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

provideKernels(bestKernels());
process.exitCode = await runCli(commands, version, process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
});
