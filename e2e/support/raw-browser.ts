import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { chromiumFlags, findChromium } from "../../scripts/chromium.mjs";

type Answer = { readonly result?: Record<string, unknown>; readonly error?: { readonly message: string } };

/** A browser driven without Playwright, which keeps every page "visible" and so cannot hide a tab. */
export interface RawBrowser {
  send(method: string, params?: object, sessionId?: string): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Talks the DevTools protocol over a pipe: JSON messages, each ended by a zero byte. */
export async function startRawBrowser(): Promise<RawBrowser> {
  const profile = mkdtempSync(join(tmpdir(), "lathe-raw-"));
  const flags = ["--headless=new", "--remote-debugging-pipe", `--user-data-dir=${profile}`, ...chromiumFlags];
  const child = spawn(findChromium() ?? "chromium", [...flags, "about:blank"], {
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const [, , , input, output] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<
    number,
    { resolve(answer: Record<string, unknown>): void; reject(error: Error): void }
  >();
  let rest = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    for (const message of messages) {
      const { id, result, error } = JSON.parse(message) as Answer & { readonly id?: number };
      const call = id === undefined ? undefined : waiting.get(id);
      if (error) call?.reject(new Error(error.message));
      else call?.resolve(result ?? {});
    }
  });
  let last = 0;
  const browser: RawBrowser = {
    send(method, params = {}, sessionId) {
      const id = ++last;
      input.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    async close() {
      void browser.send("Browser.close").catch(() => {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
  return browser;
}
