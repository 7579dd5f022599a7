import { parentPort } from "node:worker_threads";
import { assert } from "#core/shared/assert.ts";
import { attend, type Seat } from "#kernels/team/member.ts";

assert(parentPort, "this file runs in a thread");
parentPort.on("message", (seat: Seat) => attend(seat)); // `hireMember` sends nothing else
